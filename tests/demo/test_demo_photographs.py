"""The demo newsroom's photographs: credited in every file, and gone when their rights end."""

import hashlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from articles.admin.photo_desk.states import in_state
from articles.demo import files
from articles.languages import codes, column
from articles.models import Edition, Event, Photo
from articles.text import blocks
from articles.workflow import tell_of_ending_rights
from tests.demo import walk
from tests.pictures.samples import told_by_exiftool

pytestmark = pytest.mark.django_db

FREE = ("CC0-1.0", "public-domain")
FORMS = ("atom", "rss", "json")
TOLD = (
    *("-XMP-dc:Creator", "-XMP-photoshop:Credit", "-XMP-dc:Rights*", "-XMP-xmpRights:UsageTerms*"),
    "-IPTC:Credit",
)


@pytest.fixture(autouse=True)
def clock(demo, monkeypatch):
    """The moment of loading is now; called with minutes, so much later."""

    def pass_by(minutes):
        monkeypatch.setattr(timezone, "now", lambda: demo + timedelta(minutes=minutes))

    pass_by(0)
    return pass_by


def photo_of(file):
    return Photo.objects.get(sha256=hashlib.sha256(files.photo_bytes(file)).hexdigest())


def is_on(page, photo):
    """Whether a page names any file of a photo, to people or to machines."""
    return photo.sha256[:16] in page


def statuses(client, photo):
    return {client.get(f"/media/{each['file']}").status_code for each in photo.renditions}


def notice(photo, code):
    """The copyright notice as a language writes its holder; None for what is everybody's."""
    if photo.licence.code in FREE:
        return None
    year = photo.copyright_notice.split()[1]
    return f"© {year} {getattr(photo.photographer, column('name', code))}"


def live_in(article):
    return {each.language: each for each in article.editions.live()}


def test_every_photo_is_credited_and_says_so_in_its_files():
    assert Photo.objects.count() >= 12
    assert not Photo.objects.uncredited().exists()
    for photo in Photo.objects.all():
        for made in ("avif", "webp", "jpeg"):
            mine = [each for each in photo.renditions if each["format"] == made]
            assert len({each["width"] for each in mine if not each["crop"]}) >= 3
            assert {each["crop"] for each in mine} >= {"", "16x9", "4x3", "1x1"}


def test_exiftool_finds_creator_credit_and_copyright_in_every_file():
    told = told_by_exiftool({}, settings.MEDIA_ROOT, *TOLD, "-r", ".")
    for photo in Photo.objects.all():
        makers = [each for each in (photo.photographer, photo.source) if each]
        creator = [photo.photographer.name_ko] if photo.photographer else None
        credit = " / ".join(each.name_ko for each in makers)
        for rendition in photo.renditions:
            facts = told[f"./{rendition['file']}"]
            assert facts.get("XMP-dc:Creator") == creator
            assert facts["XMP-photoshop:Credit"] == credit
            in_iim = facts.get("IPTC:Credit", "")  # of at most 32 bytes
            assert bool(in_iim) == (rendition["format"] == "jpeg")
            assert credit.startswith(in_iim)
            for code in ("ko", "ar"):
                terms = facts[f"XMP-xmpRights:UsageTerms-{code}"]
                assert terms.endswith(f" · {photo.licence.name_in(code).text}")
                for maker in makers:
                    assert maker.name_in(code) == (getattr(maker, column("name", code)), code)
                    assert maker.name_in(code).text in terms
                assert facts.get(f"XMP-dc:Rights-{code}") == notice(photo, code)


def test_no_copyright_is_claimed_for_what_was_given_to_everybody():
    free = Photo.objects.filter(licence__code__in=FREE)
    assert free.count() == 3
    assert not free.exclude(copyright_notice="").exists()
    assert not Photo.objects.exclude(pk__in=free).filter(copyright_notice="").exists()


@pytest.mark.parametrize("code", codes())
def test_every_photo_on_every_public_page_has_its_credit(client, code):
    walked = dict(walk.pages(client, code))
    found = {path: list(walk.credits(page)) for path, page in walked.items()}
    assert len([path for path in found if found[path]]) > 10
    assert [path for path in found if not all(found[path])] == []
    told = [credit for page in walked.values() for credit in walk.credits_for_machines(page)]
    assert told
    assert all(told)
    ended = photo_of("mountain-path.jpg")
    assert [path for path, page in walked.items() if is_on(page, ended)] == []


@pytest.mark.parametrize("code", codes())
def test_every_photo_in_every_feed_has_its_credit(client, code):
    found = list(walk.credits_in_feeds(client, code))
    assert {form for form, _credit in found} == {"atom", "rss", "json"}
    assert [form for form, credit in found if not credit] == []
    ended = photo_of("mountain-path.jpg")
    assert not is_on("".join(client.get(f"/{code}/feed.{f}").text for f in FORMS), ended)


def test_another_picture_stands_where_rights_have_ended(client):
    ended, instead = photo_of("mountain-path.jpg"), photo_of("autumn-ridge.jpg")
    editions = live_in(ended.placements.get().article)
    assert set(editions) == set(codes())
    for code, edition in editions.items():
        page = client.get(edition.get_absolute_url()).text
        assert is_on(page, instead)
        assert getattr(instead, column("caption", code)) in page
    assert statuses(client, ended) == {410}
    assert statuses(client, instead) == {200}


def test_a_picture_leaves_the_page_ten_minutes_after_loading(client, clock):
    leaving = photo_of("two-dogs.jpg")
    editions = live_in(leaving.placements.get().article)
    for edition in editions.values():
        assert is_on(client.get(edition.get_absolute_url()).text, leaving)
    assert statuses(client, leaving) == {200}
    clock(11)
    for code in editions:
        assert not [path for path, page in walk.pages(client, code) if is_on(page, leaving)]
    assert statuses(client, leaving) == {410}


def test_editors_are_told_of_rights_that_end_within_the_week(demo):
    ending = photo_of("station-clock.jpg")
    assert ending in in_state(Photo.objects.all(), "expiring", demo)
    tell_of_ending_rights(demo)
    told = Event.objects.filter(verb="rights_ending", article=ending.placements.get().article)
    assert set(told.values_list("language", flat=True)) == {"ko", "en", "ja"}


def test_a_consent_was_looked_into():
    [private] = Photo.objects.exclude(consent_note="")
    assert private.consent_confirmed_at
    assert private.events.filter(verb="confirm_note", by__username="photo").exists()


@pytest.mark.parametrize("file", ["mountain-path.jpg", "two-dogs.jpg"])
def test_a_figure_stands_in_the_text_of_every_language(file):
    placed = photo_of(file).placements.get()
    for edition in Edition.objects.filter(article=placed.article):
        assert blocks.photos(edition.newest.body) == [placed.photo_id]
