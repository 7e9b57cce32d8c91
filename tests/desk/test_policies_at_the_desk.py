"""The desk's pages for what the newsroom says of itself."""

import pytest
from django.urls import get_resolver

from articles.languages import codes
from articles.models import Policy
from articles.text import slugs
from articles.workflow import save_policy
from tests import make

pytestmark = pytest.mark.django_db

TABLE = "/desk/articles/policy/"
PAGE = f"{TABLE}contact/ar/"


@pytest.fixture
def chief(client):
    client.force_login(make.user("Chief editor"))
    return client


def sent(**fields):
    return {
        "title": "اتصلوا بنا",
        "body": "<p>راسلونا</p>",
        "version": 0,
        "action": "save",
    } | fields


def test_the_table_shows_each_kind_in_each_language_and_what_is_missing(chief):
    save_policy("contact", "ar", "اتصلوا بنا", "<p>نص</p>", by=None)
    page = chief.get(TABLE).text
    assert '<bdi lang="ar" dir="rtl">اتصلوا بنا</bdi>' in page
    assert page.count('class="missing"') == len(Policy.Kind) * len(codes()) - 1
    assert f'href="{TABLE}' in chief.get("/desk/").text


def test_a_page_is_typed_in_its_own_direction_saved_and_read(chief):
    form = chief.get(PAGE).text
    assert form.count('lang="ar" dir="rtl"') >= 2
    assert chief.post(PAGE, sent()).url == TABLE
    assert "<p>راسلونا</p>" in chief.get("/ar/about/contact/").text


def test_who_was_overtaken_sees_both_texts_and_can_save_theirs(chief):
    save_policy("contact", "ar", "القديم", "<p>نص آخر</p>", by=None)
    response = chief.post(PAGE, sent())
    assert response.status_code == 422
    assert "<p>نص آخر</p>" in response.text
    assert "راسلونا" in response.text
    assert 'name="version" value="1"' in response.text
    assert chief.post(PAGE, sent(version=1)).status_code == 302
    assert Policy.objects.get().title == "اتصلوا بنا"


def test_what_is_refused_stays_in_the_form(chief):
    response = chief.post(PAGE, sent(title=""))
    assert response.status_code == 422
    assert "راسلونا" in response.text
    assert not Policy.objects.exists()


def test_a_page_can_be_deleted(chief):
    save_policy("contact", "ar", "القديم", "<p>نص</p>", by=None)
    assert chief.post(PAGE, sent(version=1, action="delete")).url == TABLE
    assert not Policy.objects.exists()


def test_only_chief_editors_find_these_pages(client):
    client.force_login(make.user("Editor"))
    assert TABLE not in client.get("/desk/").text
    assert client.get(TABLE).status_code == client.post(PAGE, sent()).status_code == 403
    client.force_login(make.user("Chief editor"))
    assert client.get(f"{TABLE}nothing/ar/").status_code == 404


def test_no_section_has_the_address_of_one_of_the_sites_own_pages(chief):
    response = chief.post(
        "/desk/articles/section/add/", {"slug": "about", "position": 0, "name_en": "About us"}
    )
    assert response.status_code == 200
    assert "“about”" in response.text


def test_every_fixed_address_behind_a_language_is_known_as_taken():
    patterns = [str(each.pattern) for each in get_resolver("articles.reader.urls").url_patterns]
    parts = [each.split("/")[1] for each in patterns if each.startswith("<language:code>/")]
    fixed = {each for each in parts if each and "<" not in each and "." not in each}
    assert fixed
    assert fixed <= slugs.RESERVED
