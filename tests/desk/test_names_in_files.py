"""A name that is changed at the desk is changed inside the files of photos."""

import pytest
from lxml import html

from articles.models import Licence
from tests import make, media

pytestmark = pytest.mark.django_db(transaction=True)


def save(client, address, **changes):
    page = html.fromstring(client.get(address).content.decode())
    (form,) = page.xpath("//form[contains(@id, '_form')]")
    answer = client.post(address, {**dict(form.form_values()), **changes})
    assert answer.status_code == 302


def credits_of(photo):
    photo.refresh_from_db()
    return [media.credit(row["file"]) for row in photo.renditions]


@pytest.fixture(autouse=True)
def _chief(client):
    client.force_login(make.user("Chief editor"))


def test_an_authors_new_name_is_in_the_files_of_their_photos(client):
    author = make.author(ko="박혜리")
    photo, other = media.stored(photographer=author), media.stored()
    save(client, f"/desk/articles/author/{author.pk}/change/", name_ko="박하늘")
    assert {credit.creator for credit in credits_of(photo)} == {"박하늘"}
    assert {credit.creator for credit in credits_of(other)} == {"하늘 & 바다"}


def test_a_biography_is_in_no_file(client, monkeypatch):
    author = make.author(ko="박혜리")
    photo = media.stored(photographer=author)
    monkeypatch.setattr("articles.admin.names.refresh_credits", None)
    save(client, f"/desk/articles/author/{author.pk}/change/", bio_ko="사진기자")
    assert credits_of(photo)


def test_a_licences_new_address_is_in_the_files_of_its_photos(client):
    licence = Licence.objects.get(code="CC-BY-4.0")
    photo = media.stored(licence=licence)
    save(client, f"/desk/articles/licence/{licence.pk}/change/", url="https://example.org/by")
    assert {credit.web_statement for credit in credits_of(photo)} == {"https://example.org/by"}
