"""The credit beside every photo, in the reader's language, with what else has to be said."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.models import MADE_BY_AI, DigitalSourceType, Licence, Placement
from articles.models.names import Name
from articles.reader import credits
from tests import make

pytestmark = pytest.mark.django_db

URL = "https://creativecommons.org/licenses/by-sa/4.0/"


def licence(**fields):
    given = {"code": "CC-BY-SA-4.0", "url": URL, "name_en": "CC BY-SA", "asks_link": True}
    given |= fields
    return Licence.objects.update_or_create(code=given.pop("code"), defaults=given)[0]


def every_page(client, photo, code="ko"):
    """The pages that show a photo: story (thrice), front, section, tag, author, month, preview."""
    for_article = make.author("kim")
    places = [photo, *((make.photo(), role, 0) for role in (Placement.Role.INLINE, "gallery"))]
    article = make.article(photos=places, authors=[for_article], tags=[make.tag("sea")])
    edition = make.live(article, code)
    slug, when = article.section.slug, edition.get_absolute_url().split("/")[2:4]
    paths = ["", f"{slug}/", "tags/sea/", "authors/kim/", f"archive/{when[0]}/{when[1]}/"]
    pages = [client.get(f"/{code}/{path}") for path in paths]
    pages += [client.get(edition.get_absolute_url()), client.get(edition.live.preview_url())]
    if photo.photographer:
        pages.append(client.get(f"/{code}/authors/{photo.photographer.slug}/"))
    assert {page.status_code for page in pages} == {200}
    return [page.text for page in pages]


def credits_in(page):
    return re.findall(r'class="credit">(.*?)</(?:span|figcaption)>', page)


def test_a_licence_that_asks_for_a_link_follows_the_credit_everywhere(client):
    photo = make.photo(
        photographer=make.author("lee", ko="이서연"), licence=licence(name_ko="저작자")
    )
    link = f'<a href="{URL}" rel="license"><bdi dir="ltr">저작자</bdi></a>'
    for page in every_page(client, photo):
        assert any("이서연" in found and found.endswith(link) for found in credits_in(page))


def test_a_licence_without_a_name_in_the_language_is_marked_with_the_one_it_has(client):
    unnamed = Licence.objects.create(code="by-sa", url=URL, name_en="CC BY-SA", asks_link=True)
    page = every_page(client, make.photo(licence=unnamed), "ar")[0]
    assert 'rel="license"><bdi lang="en" dir="ltr">CC BY-SA</bdi></a>' in page


def test_a_licence_that_asks_for_no_link_is_not_named(client):
    page = every_page(client, make.photo(licence=licence(asks_link=False)))[0]
    assert "CC BY-SA" not in page


def test_a_licence_that_has_no_address_is_named_without_a_link(client):
    page = every_page(client, make.photo(licence=licence(url="")))[0]
    assert "CC BY-SA" in page
    assert 'rel="license"' not in page


def test_an_address_is_escaped_and_a_name_too():
    found = credits.html(None, None, "en", Name("<b>", "en"), 'https://x/?a="&b')
    assert 'href="https://x/?a=&quot;&amp;b"' in found
    assert ">&lt;b&gt;</bdi>" in found


def test_a_licences_name_has_the_direction_of_its_language_though_it_begins_with_latin_letters():
    named = Name("CC BY 4.0 (نَسب المُصنَّف)", "ar")
    assert '<bdi dir="rtl">CC BY' in credits.html(None, None, "ar", named)


@pytest.mark.parametrize("made", MADE_BY_AI)
def test_what_a_machine_made_says_so_beside_the_credit_everywhere(client, made):
    with override("ko"):
        said = credits.made_by_ai(made)
    for page in every_page(client, make.photo(digital_source_type=made)):
        assert any(f'<strong class="made-by-ai">{said}</strong>' in c for c in credits_in(page))


def test_every_way_of_making_pictures_by_ai_has_its_own_label_and_no_other_has_one():
    labels = {made: credits.made_by_ai(made) for made in DigitalSourceType}
    assert {made for made, label in labels.items() if label} == set(MADE_BY_AI)
    assert len({label for label in labels.values() if label}) == len(MADE_BY_AI)


def test_names_in_another_language_are_marked_with_it(client):
    photo = make.photo(
        photographer=make.author("lee", ko="이서연"), source=make.source(en="Reuters")
    )
    page = every_page(client, photo, "ar")[0]
    assert '<bdi lang="ko">이서연</bdi>' in page
    assert '<bdi lang="en">Reuters</bdi>' in page


def test_every_picture_of_a_page_stands_in_a_figure_with_its_credit(client):
    for page in every_page(client, make.photo()):
        figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
        assert len(figures) == page.count("<img") > 0
        assert all(re.search(r'class="credit">[^<]*\w', figure) for figure in figures)


def test_the_print_of_a_page_keeps_credits():
    css = (settings.BASE_DIR / "articles/static/articles/reader.css").read_text()
    css = css.split("@media print")[1]
    hidden = re.search(r"([^{}]*)\{ display: none; \}", css)[1]
    assert "credit" not in hidden
    assert "figcaption" not in hidden


def test_an_authors_page_shows_each_photograph_once_with_its_latest_story(client):
    author = make.author("lee", ko="이서연")
    photo, other = make.photo(photographer=author), make.photo()
    older = make.live(make.article(photos=[photo]), "ko", title="[먼저]")
    latest = make.live(make.article(photos=[other, photo]), "ko", title="[나중]")
    make.live(make.article(photos=[photo]), "id", title="[lain]")
    make.draft(make.article(photos=[photo]), "ko", title="[초안]")
    page = client.get("/ko/authors/lee/").text
    photographs = page.split('class="photographs"')[1]
    assert photographs.count("<figure") == 1
    assert f'<a href="{latest.get_absolute_url()}">[나중]</a>' in photographs
    assert older.get_absolute_url() not in page
    assert other.sha256[:16] not in page
    assert "이서연" in credits_in(photographs)[0]


def test_a_photographer_has_a_page_in_the_languages_that_show_their_photographs(client):
    photo = make.photo(photographer=make.author("lee"))
    article = make.article(photos=[photo])
    make.live(article, "ko")
    page = client.get("/ko/authors/lee/")
    assert page.status_code == 200
    assert 'class="empty"' not in page.text
    assert 'hreflang="id"' not in page.text.split("</head>")[0]
    assert client.get("/id/authors/lee/").status_code == 404
    make.live(article, "id")
    assert client.get("/id/authors/lee/").status_code == 200
    assert 'hreflang="id"' in client.get("/ko/authors/lee/").text.split("</head>")[0]


def test_an_authors_page_shows_their_latest_photographs_and_older_pages_none(client, monkeypatch):
    monkeypatch.setattr("articles.reader.photographs.MOST", 1)
    author = make.author("lee")
    for title in ("[1]", "[2]"):
        photos = [make.photo(photographer=author)]
        make.live(make.article(authors=[author], photos=photos), "ko", title=title)
    path = reverse("reader:author", args=["ko", "lee"])
    photographs = client.get(path).text.split('class="photographs"')[1]
    assert photographs.count("<figure") == 1
    assert "[2]" in photographs
    older = client.get(path, {"before": "7000000000000-1"}).text
    assert "[1]" in older
    assert 'class="photographs"' not in older
