"""Findings of an edition, those that somebody let stand, and what hinders approval."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.languages import column
from articles.models import Event, IgnoredFinding, Term, Text
from articles.workflow import Refused
from articles.workflow.checking import (
    findings,
    heed_finding,
    ignore_finding,
    reasons_against_findings,
)
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

SOURCE = "<p>다리가 35일 만에 열렸다.</p>\n<p>주민들이 기다렸다.</p>"
WRONG = "<p>Jembatan dibuka setelah 36 hari.</p>\n<p>Warga berkata bahwa bahwa itu lama.</p>"
RIGHT = "<p>Jembatan dibuka setelah 35 hari.</p>\n<p>Warga berkata bahwa itu lama.</p>"


def translated(body, code="id", photos=(), source=None, **words):
    article = make.article("ko", photos=photos)
    make.draft(article, "ko", **{"title": "다리 개통", "body": SOURCE} | (source or {}))
    return make.draft(article, code, **{"title": "Jembatan dibuka", "body": body} | words)


def names(edition, **what):
    return [each.finding.check for each in findings(edition, **what)]


def only(name, edition, **what):
    [found] = [each for each in findings(edition, **what) if each.finding.check == name]
    return found


def test_a_translation_is_held_against_its_original():
    edition = translated(WRONG)
    assert names(edition) == ["numbers", "doubled"]
    assert names(translated(RIGHT)) == []


@pytest.mark.parametrize("rest", ["", "<p></p>\n" * 8])
def test_a_translation_just_begun_has_one_warning_for_all_that_it_lacks(rest):
    source = {"body": "\n".join(f"<p>주민 {n}명이 다리를 건넜다.</p>" for n in range(11, 20))}
    edition = translated(f"<p>Sebanyak 11 warga menyeberangi jembatan.</p>\n{rest}", source=source)
    found = only("left_out", edition).finding
    assert found.message == "8 paragraphs of the original have no translation yet."
    assert found.key == "body.1"


def test_it_is_held_against_what_readers_of_the_original_see():
    edition = translated(WRONG)
    original = edition.made_from
    workflow.publish(original, by=None)
    make.draft(edition.article, "ko", title="다리 개통", body=SOURCE.replace("35", "36"))
    assert "numbers" in names(edition)
    workflow.publish(edition.article.edition("ko"), by=None)
    assert "numbers" not in names(edition)


def test_an_older_revision_and_an_unsaved_text_can_be_checked():
    edition = translated(WRONG)
    wrong = edition.newest
    edition = make.draft(edition.article, "id", title="Jembatan dibuka", body=RIGHT)
    assert names(edition) == []
    assert "numbers" in names(edition, revision=wrong)
    assert "numbers" in names(edition, text=Text(title="Jembatan dibuka", body=WRONG))


def test_an_original_is_checked_alone():
    article = make.article("ko")
    edition = make.draft(article, "ko", title="다리", body="<p>그는 회의에 회의에 갔다.</p>")
    assert names(edition) == ["doubled"]


def test_an_edition_without_a_text_has_no_findings():
    article = make.article("ko")
    make.draft(article, "ko")
    assert findings(workflow.open_edition(article, "ar")) == []


def test_a_relay_is_held_against_the_edition_it_was_made_from():
    edition = translated(WRONG)
    relay = workflow.open_edition(edition.article, "ar", made_from=edition)
    text = Text(title="فتح الجسر", body="<p>فُتح الجسر بعد 36 يوما.</p>\n<p>انتظر الأهالي.</p>")
    assert "numbers" not in names(relay, text=text)


def test_a_photo_without_alt_text_is_an_error_in_the_words_of_publication():
    photo = make.photo()
    edition = translated(RIGHT, photos=[photo], captions={})
    found = only("alt_text", edition)
    assert found.hinders
    assert found.finding.key == f"photo-{photo.pk}.alt_text"
    assert found.finding.message in list(workflow.reasons_not_to_publish(edition))


def test_a_decorative_photo_needs_no_words():
    photo = make.photo()
    words = {str(photo.pk): {"decorative": True}}
    edition = translated(RIGHT, photos=[photo], captions=words, source={"captions": words})
    assert names(edition) == []


def test_a_caption_without_translation_is_a_warning():
    photo = make.photo()
    edition = translated(
        RIGHT,
        photos=[photo],
        captions={str(photo.pk): {"alt_text": "Kabel putih"}},
        source={"captions": {str(photo.pk): {"caption": "흰 케이블", "alt_text": "케이블"}}},
    )
    found = only("caption", edition)
    assert not found.hinders
    assert found.finding.key == f"photo-{photo.pk}.caption"


def test_words_for_a_photo_that_left_the_story_are_not_checked():
    edition = translated(RIGHT, captions={"999": {"alt_text": "bahwa bahwa"}})
    assert names(edition) == []


def test_the_glossarys_terms_are_checked():
    term = Term.objects.create(kind="abbreviation")
    words = {("name", "id"): "SDM", ("explanation", "id"): "sumber daya manusia"}
    changes = {column(field, code): said for (field, code), said in words.items()}
    Term.objects.filter(pk=term.pk).update(**changes)
    edition = translated(RIGHT.replace("lama", "SDM (sumber daya alam)"))
    found = only("term_explained_differently", edition)
    assert found.finding.excerpt in "SDM (sumber daya alam)"
    assert found.hinders


def test_findings_cost_five_queries_however_long_the_story(django_assert_max_num_queries):
    edition = translated(
        "\n".join([WRONG] * 10), photos=[make.photo(), make.photo()], source={"body": SOURCE}
    )
    with django_assert_max_num_queries(5):
        findings(edition)


def test_an_ignored_finding_keeps_its_reason_and_no_longer_hinders():
    edition = translated(WRONG)
    translator = make.user("Translator id")
    found = only("numbers", edition)
    before = list(reasons_against_findings(edition))
    kept = ignore_finding(edition, found.finding, "  The original\n is wrong. ", by=translator)
    assert before == [found.finding.message]
    assert list(reasons_against_findings(edition)) == []
    assert only("numbers", edition).ignored == kept
    assert (kept.reason, kept.check_name) == ("The original is wrong.", "numbers")
    assert kept.by == translator
    event = Event.objects.filter(verb="ignore_finding").get()
    assert (event.note, event.language, event.revision) == (kept.reason, "id", edition.newest)


def test_a_finding_can_be_named_by_its_signature():
    edition = translated(WRONG)
    found = only("doubled", edition).finding
    kept = ignore_finding(edition, found.signature, "A song’s title.", by=None)
    assert (kept.signature, kept.excerpt) == (found.signature, "bahwa bahwa")


def test_an_ignored_finding_stays_ignored_in_the_next_version_wherever_it_stands():
    edition = translated(WRONG)
    ignore_finding(edition, only("doubled", edition).finding, "A song’s title.", by=None)
    body = f"<p>Kata bahwa bahwa lagi.</p>\n{RIGHT}"
    edition = make.draft(edition.article, "id", title="Jembatan dibuka", body=body)
    assert only("doubled", edition).ignored.reason == "A song’s title."


def test_a_second_reason_takes_the_place_of_the_first():
    edition = translated(WRONG)
    found = only("numbers", edition).finding
    for reason in ("First.", "Second."):
        ignore_finding(edition, found, reason, by=None)
    assert IgnoredFinding.objects.get().reason == "Second."


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 301])
def test_a_finding_is_let_stand_only_for_a_reason_of_fair_length(reason):
    edition = translated(WRONG)
    found = only("numbers", edition).finding
    before = rows()
    with pytest.raises(Refused):
        ignore_finding(edition, found, reason, by=None)
    assert rows() == before


def test_a_signature_that_no_finding_has_is_refused():
    edition = translated(WRONG)
    before = rows()
    with pytest.raises(Refused, match="no longer found"):
        ignore_finding(edition, "0" * 32, "It is right.", by=None)
    assert rows() == before


def test_a_finding_that_is_heeded_again_hinders_again():
    edition = translated(WRONG)
    found = only("numbers", edition).finding
    ignore_finding(edition, found, "The original is wrong.", by=None)
    heed_finding(edition, found.signature, by=None)
    assert list(reasons_against_findings(edition)) == [found.message]
    assert Event.objects.filter(verb="heed_finding", language="id").count() == 1
    with pytest.raises(Refused):
        heed_finding(edition, found, by=None)


def test_only_who_may_write_in_the_language_may_let_a_finding_stand():
    edition = translated(WRONG)
    found = only("numbers", edition).finding
    stranger = make.user()
    before = rows()
    for verb, rest in ((ignore_finding, ["Because."]), (heed_finding, [])):
        with pytest.raises(PermissionDenied):
            verb(edition, found, *rest, by=stranger)
    assert rows() == before


def test_warnings_hinder_nothing():
    edition = translated(RIGHT.replace("lama", "lama lama bahwa bahwa  itu ,"))
    assert findings(edition)
    assert list(reasons_against_findings(edition)) == []


def test_an_error_that_stands_twice_is_one_reason():
    edition = translated(f"{RIGHT}\n<p>Presiden 문태호 tiba.</p>\n<p>Presiden 문태호 pergi.</p>")
    assert names(edition).count("script") == 2
    assert len(list(reasons_against_findings(edition))) == 1


def test_a_minor_fix_of_an_outdated_translation_is_held_against_its_base_as_well():
    edition = translated(RIGHT)
    workflow.publish(edition.made_from, by=None)
    workflow.mark_done(edition, by=None)
    moved_on = SOURCE.replace("35", "37")
    workflow.publish(make.draft(edition.article, "ko", title="다리 개통", body=moved_on), by=None)
    edition = edition.article.edition("id")
    assert "numbers" in names(edition)
    assert list(reasons_against_findings(edition)) == []
    wrong = make.draft(edition.article, "id", title="Jembatan dibuka", body=WRONG)
    assert len(list(reasons_against_findings(wrong))) == 1
