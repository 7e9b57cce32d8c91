"""Figures in the texts of a story, and the photos that they show."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.machine.twin import Twin
from articles.models import Event, Text
from articles.text import blocks
from articles.workflow import (
    Facts,
    Placed,
    Refused,
    draft_by_machine,
    place_photos,
    publish,
    restore,
    save_facts,
    save_text,
)
from articles.workflow.checking import findings
from articles.workflow.figures import new_figures, told_of_figures
from articles.workflow.publication import hindrances
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

UNPLACED = "A picture in the text is no photo of this story: readers don’t see it."


def body(*lines):
    return "\n".join(lines)


def with_figure(role="inline", **words):
    """A Korean story whose text has a figure of its photo; the figure."""
    photo = make.photo()
    article = make.article("ko", photos=[(photo, role, 0)])
    figure = blocks.figure(photo.pk)
    make.draft(article, "ko", body=body("<p>가.</p>", figure, "<p>나.</p>"), **words)
    return article, figure


def take_photos_out(article):
    facts = Facts(article.section, "ko", authors=list(article.authors.all()))
    save_facts(article, facts, by=None)


def refused(article, code, text, **options):
    before = rows()
    with pytest.raises(Refused) as refusal:
        save_text(article, code, text, by=None, **options)
    assert rows() == before
    return refusal.value.reasons


def test_a_figure_of_a_photo_that_the_story_has_not_is_refused():
    article = make.article("ko")
    photo = make.photo(caption_ko="다리", caption_en="A bridge")
    [reason] = refused(article, "ko", Text(body=blocks.figure(photo.pk)), started_from=None)
    assert reason == (
        f"The photo “{photo}” stands in the text, but it is no photo of this story yet."
    )


def test_a_figure_of_a_photo_that_nobody_has_is_refused():
    [reason] = refused(make.article("ko"), "ko", Text(body=blocks.figure(4711)), started_from=None)
    assert reason == "The text shows a picture that the newsroom does not have."


def test_a_photo_taken_out_leaves_its_figure_behind_and_the_desk_says_so():
    article, figure = with_figure()
    take_photos_out(article)
    edition = article.edition("ko")
    save_text(article, "ko", Text(title="새", body=edition.newest.body), by=None, started_from=1)
    assert figure in article.edition("ko").newest.body
    [told] = told_of_figures([], edition.newest.body)
    assert told[1] == UNPLACED
    [found] = [each.finding for each in findings(edition) if each.finding.check == "figure"]
    assert (found.severity, found.key, found.message) == ("error", "body.1", UNPLACED)


def test_an_old_version_with_a_figure_is_restored_whatever_the_story_has_now():
    article, figure = with_figure()
    first = article.edition("ko").newest
    save_text(article, "ko", Text(body="<p>다.</p>"), by=None, started_from=1)
    take_photos_out(article)
    assert figure in restore(first, by=None, started_from=2).body


def test_a_figure_of_a_lead_or_gallery_photo_is_told_and_no_error():
    article, _figure = with_figure(role="gallery")
    edition = article.edition("ko")
    [told] = told_of_figures(article.placements.all(), edition.newest.body)
    assert told[1].endswith("in another place: gallery.")
    assert [each for each in findings(edition) if each.finding.check == "figure"] == []


def test_a_translation_without_a_figure_of_its_original_is_warned_and_goes_live():
    article, _figure = with_figure()
    publish(article.edition("ko"), by=None)
    edition = make.draft(article, "ar", title="جسر", body="<p>أ.</p>\n<p>ب.</p>")
    [found] = [each.finding for each in findings(edition) if each.finding.check == "figure"]
    assert (found.severity, found.key) == ("warning", "body.1")
    assert found.message not in hindrances(edition)


def test_a_text_of_nothing_but_figures_is_no_text():
    article, figure = with_figure()
    edition = make.draft(article, "ar", title="جسر", body=figure)
    assert "The story has no text." in hindrances(edition)


def test_words_are_counted_without_figures():
    article, figure = with_figure()
    publish(article.edition("ko"), by=None)
    assert (article.edition("ko").word_count, article.edition("ko").reading_minutes) == (2, 1)
    assert article.edition("ko").live.body.count(figure) == 1


def test_new_figures_stand_after_the_paragraphs_above_them():
    old, first, second = (make.photo() for _ in range(3))
    article = make.article("ko", photos=[old])
    before = body("<p>가.</p>", blocks.figure(99))
    text = body(
        blocks.figure(first.pk),
        "<p>가.</p>",
        blocks.figure(99),
        blocks.figure(old.pk),
        "<h2>나</h2>",
        blocks.figure(second.pk),
    )
    assert new_figures(text, before, article.placements.all()) == [
        Placed(first, "inline", 0),
        Placed(second, "inline", 2),
    ]


def test_photos_are_placed_behind_those_that_the_story_has():
    lead, other = make.photo(), make.photo()
    article = make.article("ko", photos=[lead])
    photos = [Placed(lead, "inline", 3), Placed(other, "inline", 1)]
    place_photos(article, photos, by=make.user("Journalist"))
    placed = article.placements.values_list("photo", "role", "after_block", "position")
    assert list(placed) == [(lead.pk, "lead", 0, 0), (other.pk, "inline", 1, 1)]
    assert Event.objects.get().verb == "save_facts"
    place_photos(article, photos, by=None)
    assert Event.objects.count() == 1


def test_who_may_not_save_facts_places_no_photo():
    article = make.article("ko")
    with pytest.raises(PermissionDenied):
        place_photos(article, [Placed(make.photo(), "inline")], by=make.user("Translator ar"))


def test_a_live_story_takes_no_photo_by_its_figure_that_lacks_its_credit():
    article = make.article("ko")
    make.live(article, "ko")
    photo = make.photo(licence=None)
    before = rows()
    with pytest.raises(Refused) as refusal:
        place_photos(article, [Placed(photo, "inline")], by=None)
    assert "has no licence" in str(refusal.value)
    assert rows() == before


def test_a_machine_leaves_figures_where_they_are():
    article, figure = with_figure()
    drafted = draft_by_machine(article, "ar", by=None, started_from=None, provider=Twin())
    assert drafted.revision.body == body("<p>[ar] 가.</p>", figure, "<p>[ar] 나.</p>")
    again = draft_by_machine(
        article, "ar", by=None, started_from=1, keys=["body.0"], provider=Twin()
    )
    assert again.revision.body.count(figure) == 1


def test_a_machine_brings_no_figure_of_a_photo_that_the_story_has_not():
    article, figure = with_figure()
    take_photos_out(article)
    drafted = draft_by_machine(article, "ar", by=None, started_from=None, provider=Twin())
    assert figure not in drafted.revision.body
