"""Sharing by links that ask nobody anything until they are pressed."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from articles.languages import codes
from articles.models.names import Name
from articles.reader import names, sharing
from tests import make

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def share(page):
    return page.split('class="share"')[1].split("</section>")[0]


def test_a_story_is_shared_by_its_whole_address_whatever_its_script(client):
    edition = make.live(make.article(), "ar", slug="جسر-جديد", title="جسر & «نهر»", at=MARCH)
    address = "http://testserver" + edition.get_absolute_url()
    found = share(client.get(edition.get_absolute_url()).text)
    mail, *networks = [unescape(href) for href in re.findall(r'<li><a href="([^"]+)"', found)]
    assert parse_qs(urlsplit(mail).query) == {"subject": ["جسر & «نهر»"], "body": [address]}
    assert len(networks) >= 3
    for href in networks:
        assert urlsplit(href).scheme == "https"
        assert [address] in parse_qs(urlsplit(href).query).values()
    assert f">{unquote(address)}</a>" in found


def test_every_language_offers_a_few_places():
    for code in codes():
        assert 3 <= len(sharing.networks(code)) <= 5


def test_a_preview_can_not_be_shared(client):
    edition = make.draft(make.article(), "ko")
    page = client.get(edition.newest.preview_url()).text
    assert 'class="share"' not in page
    assert "#share" not in page


@pytest.mark.parametrize(
    ("text", "code", "html"),
    [
        ("منى", "ar", "منى"),
        ("Jane Doe", "ar", "<bdi>Jane Doe</bdi>"),
        ("Jane Doe", "id", "Jane Doe"),
        ("이서연", "ko", "이서연"),
        ("منى", "id", "<bdi>منى</bdi>"),
        ("24", "ar", "24"),
    ],
)
def test_a_name_written_against_the_page_stands_apart(text, code, html):
    assert names.marked(Name(text, code), code) == html
