"""A changed original, dealt with block by block: base moves with the last change, and only then."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Event, Settled, Text
from articles.workflow import Refused
from articles.workflow.settling import changes_of, open_changes, settle, undo_done, unsettle
from tests import make

pytestmark = pytest.mark.django_db

FIRST = "<p>첫 문단은 그대로다.</p>\n<p>둘째 문단은 3억 원이라고 했다.</p>\n<p>셋째 문단이다.</p>"
SECOND = "<p>첫 문단은 그대로다.</p>\n<p>둘째 문단은 4억 원이라고 했다.</p>\n<p>전혀 새로운 말.</p>"
SECOND += "\n<p>셋째 문단이다.</p>"


@pytest.fixture
def edition():
    """An Arabic translation whose Korean original has another title and two other paragraphs."""
    article = make.article("ko", photos=[make.photo()])
    make.live(article, "ko", title="제목", body=FIRST)
    make.live(article, "ar", title="عنوان", body="<p>أ</p>\n<p>ب</p>\n<p>ج</p>")
    make.live(article, "ko", title="새 제목", body=SECOND)
    return article.edition("ar")


@pytest.fixture
def translator():
    return make.user("Translator ar")


def again(edition):
    return edition.article.edition(edition.language)


def test_title_and_blocks_that_changed_are_changes_in_reading_order(edition):
    assert [change.key for change in open_changes(edition)] == ["title", "body.1", "body.2"]
    assert [bool(change.old) for change in open_changes(edition)] == [True, True, False]


def test_captions_and_alt_texts_of_placed_photos_are_changes(edition):
    article = edition.article
    photo = str(article.placements.get().photo_id)
    words = {
        photo: {"caption": "새 설명", "alt_text": "Alt ko"},
        "999999": {"caption": "다른 사진", "alt_text": "x"},
    }
    make.live(article, "ko", title="제목", body=FIRST, captions=words)
    assert [change.key for change in open_changes(again(edition))] == [f"photo-{photo}.caption"]


def test_a_settled_change_is_no_longer_open_and_base_stays(edition, translator):
    base = edition.base
    change = open_changes(edition)[0]
    assert settle(edition, *change.name, "done", by=translator) == 2
    assert [one.key for one in open_changes(again(edition))] == ["body.1", "body.2"]
    assert again(edition).base == base
    assert again(edition).is_outdated


def test_with_the_last_settled_change_base_moves_and_the_verdicts_are_forgotten(
    edition, translator
):
    for change, verdict in zip(open_changes(edition), ["done", "still_right", "done"], strict=True):
        left = settle(edition, *change.name, verdict, by=translator)
    assert left == 0
    assert again(edition).base == edition.article.edition("ko").live
    assert not again(edition).is_outdated
    assert not Settled.objects.filter(edition=edition).exists()
    verbs = list(Event.objects.filter(language="ar", by=translator).values_list("verb", flat=True))
    assert verbs == ["mark_done", "settle", "settle", "settle"]


def test_saving_never_moves_base(edition, translator):
    for change in open_changes(edition)[1:]:
        settle(edition, *change.name, "done", by=translator)
    base = again(edition).base
    text = Text(title="عنوان جديد", body="<p>أ</p>")
    workflow.save_text(edition.article, "ar", text, by=translator, started_from=1)
    assert again(edition).base == base
    assert [change.key for change in open_changes(again(edition))] == ["title"]


def test_a_verdict_lapses_when_the_block_says_something_else_again(edition, translator):
    change = next(one for one in open_changes(edition) if one.key == "body.1")
    settle(edition, *change.name, "done", by=translator)
    make.live(edition.article, "ko", title="새 제목", body=SECOND.replace("4억", "5억"))
    assert [one.key for one in open_changes(again(edition))] == ["title", "body.1", "body.2"]


def test_a_verdict_does_not_count_again_when_a_change_is_taken_back_and_comes_again(
    edition, translator
):
    article = edition.article
    change = next(one for one in open_changes(edition) if one.key == "body.1")
    settle(edition, *change.name, "done", by=translator)
    make.live(article, "ko", title="새 제목", body=SECOND.replace("4억", "3억"))
    make.live(article, "ko", title="새 제목", body=SECOND)
    assert [one.key for one in open_changes(again(edition))] == ["title", "body.1", "body.2"]


def test_a_verdict_lapses_with_its_change_while_the_original_is_only_written():
    article = make.article("ko")
    make.draft(article, "ko", title="제목", body=FIRST)
    make.draft(article, "ar")
    make.draft(article, "ko", title="제목", body=SECOND)
    change = open_changes(article.edition("ar"))[0]
    settle(article.edition("ar"), *change.name, "still_right", by=None)
    make.draft(article, "ko", title="제목", body=SECOND.replace("4억", "3억"))
    make.draft(article, "ko", title="제목", body=SECOND)
    keys = [one.key for one in open_changes(article.edition("ar"))]
    assert keys == [change.key, "body.2"] == ["body.1", "body.2"]


def test_a_verdict_holds_when_the_block_moves(edition, translator):
    change = next(one for one in open_changes(edition) if one.key == "body.1")
    settle(edition, *change.name, "done", by=translator)
    make.live(edition.article, "ko", title="새 제목", body=f"<p>맨 앞에.</p>\n{SECOND}")
    keys = [one.key for one in open_changes(again(edition))]
    assert keys == ["title", "body.0", "body.3"]


def test_a_settled_change_can_be_opened_again(edition, translator):
    change = open_changes(edition)[0]
    settle(edition, *change.name, "still_right", by=translator)
    unsettle(edition, *change.name, by=translator)
    assert len(open_changes(again(edition))) == 3
    with pytest.raises(Refused, match="open already"):
        unsettle(edition, *change.name, by=translator)


def test_a_second_verdict_takes_the_place_of_the_first(edition, translator):
    change = open_changes(edition)[0]
    settle(edition, *change.name, "still_right", by=translator)
    settle(edition, *change.name, "done", by=translator)
    assert Settled.objects.get(edition=edition).verdict == "done"


def test_mark_done_forgets_the_verdicts(edition, translator):
    settle(edition, *open_changes(edition)[0].name, "done", by=translator)
    workflow.mark_done(edition, by=translator)
    assert not Settled.objects.filter(edition=edition).exists()


def settled_all(edition, by):
    for change, verdict in zip(open_changes(edition), ["done", "still_right", "done"], strict=True):
        settle(edition, *change.name, verdict, by=by)
    return again(edition)


def test_the_last_verdict_is_taken_back_with_the_base_that_it_moved(edition, translator):
    base = edition.base
    undo_done(settled_all(edition, translator), by=translator)
    assert again(edition).base == base
    assert [change.key for change in open_changes(again(edition))] == ["body.2"]
    kept = Settled.objects.filter(edition=edition).values_list("verdict", "by").order_by("at")
    assert list(kept) == [("done", translator.pk), ("still_right", translator.pk)]
    event = Event.objects.first()
    assert (event.verb, event.by, event.language) == ("undo_done", translator, "ar")
    assert settle(edition, *open_changes(again(edition))[0].name, "done", by=translator) == 0
    assert not again(edition).is_outdated


def test_a_translation_marked_done_at_once_has_its_open_changes_back(edition, translator):
    settle(edition, *open_changes(edition)[0].name, "done", by=translator)
    workflow.mark_done(edition, by=translator)
    undo_done(edition, by=translator)
    assert [change.key for change in open_changes(again(edition))] == ["body.1", "body.2"]


def test_a_base_that_was_lost_is_lost_again(edition, translator):
    type(edition).objects.filter(pk=edition.pk).update(base=None)
    workflow.mark_done(again(edition), by=translator)
    undo_done(edition, by=translator)
    assert again(edition).base is None


def test_who_has_left_meanwhile_does_not_hinder_it(edition, translator):
    settle(edition, *open_changes(edition)[0].name, "done", by=translator)
    workflow.mark_done(edition, by=None)
    translator.delete()
    undo_done(edition, by=None)
    assert Settled.objects.get(edition=edition).by is None


NEWER = {
    "nothing was declared done": lambda edition: Event.objects.none(),
    "the original moved on": lambda edition: make.live(edition.article, "ko", title="x"),
    "it was published": lambda edition: make.live(edition.article, "ar", title="y"),
    "it was taken back": lambda edition: undo_done(edition, by=None),
    "it was done twice": lambda edition: workflow.mark_done(edition, by=None),
}


@pytest.mark.parametrize("what", NEWER)
def test_it_is_not_taken_back_once_something_newer_stands_on_it(edition, translator, what):
    if what != "nothing was declared done":
        settled_all(edition, translator)
    NEWER[what](edition)
    base = again(edition).base
    with pytest.raises(Refused, match="nothing to take back"):
        undo_done(edition, by=translator)
    assert again(edition).base == base


@pytest.mark.parametrize("name", [("", ""), ("x" * 32, "y" * 32), ("no digest", "")])
def test_a_change_that_is_none_is_refused(edition, translator, name):
    with pytest.raises(Refused, match="changed again"):
        settle(edition, *name, "done", by=translator)


def test_an_unknown_verdict_is_refused(edition, translator):
    with pytest.raises(Refused, match="still right, or done"):
        settle(edition, *open_changes(edition)[0].name, "perhaps", by=translator)


def test_a_translation_that_is_up_to_date_has_no_changes(edition):
    workflow.mark_done(edition, by=None)
    assert changes_of(again(edition)) == []
    assert changes_of(edition.article.edition("ko")) == []


@pytest.mark.parametrize("group", ["Translator ko", "Journalist", "Photo editor"])
def test_only_who_writes_in_the_language_settles_its_changes(edition, group):
    change = open_changes(edition)[0]
    with pytest.raises(PermissionDenied):
        settle(edition, *change.name, "done", by=make.user(group))
    with pytest.raises(PermissionDenied):
        unsettle(edition, *change.name, by=make.user(group))
    settled_all(edition, None)
    with pytest.raises(PermissionDenied):
        undo_done(again(edition), by=make.user(group))


def test_a_translation_whose_base_is_lost_has_everything_open(edition):
    type(edition).objects.filter(pk=edition.pk).update(base=None)
    keys = [change.key for change in open_changes(again(edition))]
    assert keys[0] == "title"
    assert [key for key in keys if key.startswith("body.")] == [f"body.{n}" for n in range(4)]
