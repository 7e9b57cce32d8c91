"""Which photo stands where a story has one, to the second."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.models import Licence, Photo, Placement
from articles.reader import cards, photographs, stories
from tests import make

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
RIGHTS = [
    pytest.param({"valid_until": NOON}, id="not from its end on"),
    pytest.param({"valid_from": NOON + SECOND}, id="not before it begins"),
    pytest.param({"killed_at": NOON - SECOND, "override_until": NOON + SECOND}, id="not killed"),
]
ROLES = [(Placement.Role.LEAD, 0), (Placement.Role.INLINE, 1), (Placement.Role.GALLERY, 0)]


def replacement(**fields):
    return make.photo(**{"alt_text_ko": "대신", "caption_ko": "다른 설명"} | fields)


def standing(article, now, code="ko", captions=None):
    """The (placed photo, file shown, alt text) of each placement at a moment."""
    with override(code):
        placed = stories.read_placed(code, article.pk, now, captions)
    return [(p.photo, p.shown.files[""].largest, p.alt_text) for p in placed]


def shown_on_card(now, code="ko"):
    with override(code):
        [row], _older = cards.read(code, "all", now)
        return row.standing


def largest(photo):
    return "/media/" + photo.renditions[-1]["file"]


@pytest.mark.parametrize("rights", RIGHTS)
@pytest.mark.parametrize(("role", "after"), ROLES)
def test_a_photo_without_rights_stands_nowhere(rights, role, after):
    photo = make.photo()
    article = make.article(photos=[(photo, role, after)])
    make.live(article, "ko", at=NOON)
    assert standing(article, NOON) == [(photo.pk, largest(photo), "Alt ko")]
    Photo.objects.update(**rights)
    assert standing(article, NOON) == []


@pytest.mark.parametrize("rights", RIGHTS)
def test_a_photo_without_rights_stands_on_no_card(rights):
    photo = make.photo()
    make.live(make.article(photos=[photo]), "ko", at=NOON)
    assert shown_on_card(NOON) == photo.pk
    Photo.objects.update(**rights)
    assert shown_on_card(NOON) is None


def test_it_stands_until_the_last_second_and_from_the_first():
    photo = make.photo(valid_from=NOON, valid_until=NOON + 2 * SECOND)
    article = make.article(photos=[photo])
    Photo.objects.update(valid_from=None, valid_until=None)
    make.live(article, "ko", at=NOON)
    Photo.objects.update(valid_from=NOON, valid_until=NOON + 2 * SECOND)
    for seconds, is_shown in ((-1, False), (0, True), (1, True), (2, False)):
        moment = NOON + seconds * SECOND
        assert bool(standing(article, moment)) is is_shown
        assert (shown_on_card(moment) == photo.pk) is is_shown


def test_it_stands_past_its_rights_while_somebody_answers_for_it():
    photo = make.photo()
    article = make.article(photos=[photo])
    make.live(article, "ko", at=NOON)
    Photo.objects.update(valid_until=NOON, override_until=NOON + SECOND)
    assert standing(article, NOON)
    assert shown_on_card(NOON) == photo.pk
    assert not standing(article, NOON + SECOND)
    assert shown_on_card(NOON + SECOND) is None


def test_its_replacement_stands_there_with_its_own_words_and_credit():
    other = replacement(photographer=make.author(ko="다른 사람"))
    photo = make.photo()
    article = make.article(photos=[photo, (make.photo(), Placement.Role.GALLERY, 0)])
    make.live(article, "ko", at=NOON)
    Photo.objects.filter(pk=photo.pk).update(valid_until=NOON, replacement=other)
    assert standing(article, NOON - SECOND)[0] == (photo.pk, largest(photo), "Alt ko")
    assert standing(article, NOON)[0] == (photo.pk, largest(other), "대신")
    assert len(standing(article, NOON)) == 2
    assert shown_on_card(NOON) == other.pk
    with override("ko"):
        [placed, _other] = stories.read_placed("ko", article.pk, NOON)
        rows, _older = cards.read("ko", "all", NOON)
        [row] = rows
        links = {row.section: type("Link", (), {"href": "/", "name": "x"})}
        card = cards.card("card", row, "ko", links)
    assert placed.caption == "다른 설명"
    assert "다른 사람" in placed.shown.credit
    assert 'alt="대신"' in card
    assert "다른 사람" in card


UNFIT = [
    pytest.param({"valid_until": NOON}, id="no rights itself"),
    pytest.param({"killed_at": NOON}, id="killed"),
    pytest.param({"renditions": []}, id="no files"),
    pytest.param({"licence": None}, id="no licence"),
    pytest.param({"photographer": None, "source": None}, id="nobody credited"),
    pytest.param({"alt_text_ko": ""}, id="not described"),
    pytest.param({"alt_text_ko": None, "alt_text_en": "In English"}, id="described elsewhere"),
]


@pytest.mark.parametrize("flaw", UNFIT)
def test_a_replacement_that_can_not_be_shown_leaves_the_place_empty(flaw):
    other, photo = replacement(), make.photo()
    article = make.article(photos=[photo])
    make.live(article, "ko", at=NOON)
    Photo.objects.filter(pk=photo.pk).update(killed_at=NOON, replacement=other)
    assert shown_on_card(NOON) == other.pk
    Photo.objects.filter(pk=other.pk).update(**flaw)
    assert standing(article, NOON) == []
    assert shown_on_card(NOON) is None


def test_a_replacement_is_shown_in_the_languages_that_it_is_described_in():
    other, photo = replacement(alt_text_ar="بديل"), make.photo()
    article = make.article(photos=[photo])
    for code in ("ko", "ar", "id"):
        make.live(article, code, at=NOON)
    Photo.objects.filter(pk=photo.pk).update(killed_at=NOON, replacement=other)
    found = {code: standing(article, NOON, code) for code in ("ko", "ar", "id")}
    assert [alt for code in ("ko", "ar") for *_, alt in found[code]] == ["대신", "بديل"]
    assert found["id"] == []


def test_a_preview_shows_what_readers_would_see_at_that_moment():
    other, photo = replacement(), make.photo()
    article = make.article(photos=[photo, (make.photo(), Placement.Role.GALLERY, 0)])
    Photo.objects.filter(pk=photo.pk).update(valid_until=NOON, replacement=other)
    captions = {str(each.photo_id): {"alt_text": "초안"} for each in article.placements.all()}
    before = standing(article, NOON - SECOND, captions=captions)
    assert [alt for *_, alt in before] == ["초안", "초안"]
    after = standing(article, NOON, captions=captions)
    assert after[0][1:] == (largest(other), "대신")
    assert after[1] == before[1]


def test_no_page_shows_a_photo_whose_rights_have_ended(client):
    photo, author = make.photo(photographer=make.author("lee")), make.author("kim")
    article = make.article(photos=[photo], authors=[author], tags=[make.tag("sea")])
    edition = make.live(article, "ko", at=NOON)
    paths = ["/ko/", f"/ko/{article.section.slug}/", "/ko/tags/sea/", "/ko/authors/kim/"]
    paths += ["/ko/archive/2026/03/", edition.get_absolute_url()]
    assert all(photo.sha256[:16] in client.get(path).text for path in paths)
    assert photo.sha256[:16] in client.get("/ko/authors/lee/").text
    Photo.objects.update(valid_until=timezone.now())
    assert not any(photo.sha256[:16] in client.get(path).text for path in paths)
    assert client.get("/ko/authors/lee/").status_code == 404


def test_the_front_page_leads_with_a_story_that_shows_a_photo_now(client):
    make.live(make.article(photos=[make.photo()]), "ko", title="사진", at=NOON)
    expired = make.photo()
    make.live(make.article(photos=[expired]), "ko", title="만료", at=NOON + SECOND)
    Photo.objects.filter(pk=expired.pk).update(valid_until=timezone.now())
    page = client.get("/ko/").text
    assert page.index(">사진<") < page.index(">만료<")


def test_an_authors_photographs_leave_their_page_to_the_second():
    author, licence = make.author("lee"), Licence.objects.get_or_create(code="own")[0]
    photo = make.photo(photographer=author, licence=licence)
    make.live(make.article(photos=[photo]), "ko", at=NOON)
    Photo.objects.update(valid_until=NOON + SECOND)
    with override("ko"):
        assert photo.sha256[:16] in photographs.read("ko", author.pk, NOON)
        assert photographs.read("ko", author.pk, NOON + SECOND) == ""
