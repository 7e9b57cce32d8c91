"""What every page of the desk has in common: look, language, direction, and nothing foreign."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.csp import CSP

from articles.languages import codes, language
from tests import make

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR, "templates/admin")
LISTED = "article photo wantedphoto author source section tag term memorypair licence".split()
LISTED.append("policy")
LISTS = [f"/desk/articles/{model}/" for model in [*LISTED, "user"]] + ["/desk/auth/group/"]
WORK = ["/desk/", "/desk/board/", "/desk/my-work/", "/desk/front-pages/"]
# Wanted photos and remembered translations come from elsewhere, policies are cells of a table.
FILLED = ("wantedphoto", "memorypair", "policy")
PAGES = [
    *WORK[:3],
    "/desk/front-pages/ko/",
    *LISTS,
    *(f"{each}add/" for each in LISTS if not re.search("|".join(FILLED), each)),
]
PAGES += ["/desk/password_change/"]


@pytest.fixture
def root(client):
    user = make.user(is_superuser=True, language="en")
    make.draft(make.article("ko"), "ko", by=user)
    client.force_login(user)
    return user


@pytest.mark.parametrize("address", [*PAGES, "/desk/login/"])
def test_every_page_has_a_strict_policy_and_keeps_it(client, root, address):
    if "login" in address:
        client.logout()
    page = client.get(address)
    assert page.status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert CSP.NONE in policy
    nonce = re.search(r"'nonce-([^']+)'", policy).group(1)
    for tag in re.findall(r"<(?:script|style)\b[^>]*>", page.text):
        inert = 'type="application/json"' in tag or 'type="importmap"' in tag
        assert "src=" in tag or f'nonce="{nonce}"' in tag or inert, tag
    assert not re.search(r"<[^>]+\son\w+=", page.text), "a handler that the policy blocks"


@pytest.mark.parametrize("address", [*PAGES, "/desk/login/"])
def test_no_page_names_a_foreign_host(client, root, address):
    if "login" in address:
        client.logout()
    foreign = r"(?:src|href|action|srcset)=\"((?:https?:)?//[^\"]+)"
    assert re.findall(foreign, client.get(address).text) == []


def test_our_templates_have_no_inline_styles():
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\sstyle=", path.read_text()), path


def test_the_stylesheet_asks_no_other_host_and_thinks_in_no_left_and_right():
    css = Path(finders.find("articles/desk.css")).read_text()
    assert "url(" not in css
    assert "@import" not in css
    assert not re.findall(r"(?:margin|padding|border)-(?:left|right)", css)
    assert not re.findall(r"[\s{;](?:left|right|float)\s*:\s*(?!\s|none)", css)


@pytest.mark.parametrize("code", codes())
def test_the_desk_speaks_every_language_in_its_direction(client, root, code):
    type(root).objects.filter(pk=root.pk).update(language=code)
    here = language(code)
    for address in ("/desk/", "/desk/articles/article/", "/desk/articles/tag/add/"):
        page = client.get(address)
        assert page.status_code == 200
        assert f'<html lang="{code}" dir="{here.direction}">' in page.text
        assert page.headers["Content-Language"] == code
        assert settings.NEWSROOM["name"][code] in page.text


def test_arabic_is_right_to_left_before_login_too(client):
    page = client.get("/desk/login/", headers={"Accept-Language": "ar"})
    assert '<html lang="ar" dir="rtl">' in page.text
    assert settings.NEWSROOM["name"]["ar"] in page.text


def test_view_site_leads_to_the_readers_front_page_in_the_desks_language(client, root):
    assert 'href="/en/"' in client.get("/desk/").text


def test_the_menu_is_in_the_newsrooms_order(client, root):
    page = client.get("/desk/").text
    menu = page[page.index('id="desk-menu"') : page.index("</nav>")]
    links = re.findall(r'href="([^"]+)"', menu)
    assert links == [*WORK, *LISTS]


def test_the_menu_shows_only_what_somebody_may_see(client):
    client.force_login(make.user("Translator id"))
    page = client.get("/desk/").text
    assert "/desk/articles/article/" in page
    assert "/desk/articles/user/" not in page
    assert "/desk/auth/group/" not in page


def test_the_language_of_the_desk_is_kept_for_its_user(client, root):
    answer = client.post(reverse("admin:language"), {"language": "ar", "next": "/desk/auth/group/"})
    assert answer.url == "/desk/auth/group/"
    root.refresh_from_db()
    assert root.language == "ar"


@pytest.mark.parametrize("wanted", ["tlh", "", "ko' --"])
def test_an_unknown_language_changes_nothing(client, root, wanted):
    client.post(reverse("admin:language"), {"language": wanted})
    root.refresh_from_db()
    assert root.language == "en"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:x()", ""])
def test_choosing_a_language_leads_nowhere_else(client, root, back):
    answer = client.post(reverse("admin:language"), {"language": "ko", "next": back})
    assert answer.url == "/desk/"


def test_a_language_is_not_chosen_by_following_a_link(client, root):
    assert client.get(reverse("admin:language"), {"language": "ko"}).status_code == 405


def test_a_stranger_cannot_choose_a_language(client):
    answer = client.post(reverse("admin:language"), {"language": "ko"})
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_the_address_of_an_app_leads_to_the_front_page(client, root):
    assert client.get("/desk/articles/").url == "/desk/"
