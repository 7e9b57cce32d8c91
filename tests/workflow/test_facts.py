"""What a story's languages share; on a live story it passes the same gates as publishing."""

import pytest

from articles import workflow
from articles.models import Placement
from articles.workflow import Refused
from articles.workflow.reasons import reasons_against_photo
from tests import make, media
from tests.database import rows

pytestmark = pytest.mark.django_db

NO_BYLINE = "The story has no byline."


def facts(article, **changed):
    return workflow.Facts(
        **{
            "section": article.section,
            "source_language": article.source_language,
            "authors": list(article.authors.all()),
            "photos": [workflow.Placed(p.photo, p.role) for p in article.placements.all()],
        }
        | changed
    )


def live_story():
    article = make.article("ko", photos=[make.photo()])
    make.live(article, "ko")
    return article


def refused_facts(article, **changed):
    before = rows()
    with pytest.raises(Refused) as refusal:
        workflow.save_facts(article, facts(article, **changed), by=None)
    assert rows() == before
    return refusal.value.reasons


def test_a_live_story_keeps_a_byline():
    assert refused_facts(live_story(), authors=[]) == [NO_BYLINE]


def test_a_live_story_takes_no_photo_without_credit_and_licence():
    article, photo = live_story(), make.photo(caption_en="Dog", licence=None)
    photo.photographer = None
    photo.save(update_fields=["photographer"])
    placed = [workflow.Placed(photo)]
    assert refused_facts(article, photos=placed, authors=[]) == [
        NO_BYLINE,
        "The photo “Dog” has neither photographer nor source.",
        "The photo “Dog” has no licence.",
    ]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_story_that_is_not_live_may_lack_what_it_needs_to_go_live(state):
    article = make.article("ko")
    make.draft(article, "ko")
    if state == "withdrawn":
        workflow.publish(article.edition("ko"), by=None)
        workflow.withdraw(article.edition("ko"), by=None, notice="Gone.")
    workflow.save_facts(article, facts(article, authors=[]), by=None)
    assert not article.bylines.exists()


@pytest.mark.parametrize("fields", [{"licence": None}, {"photographer": None}])
def test_a_photo_of_a_live_story_keeps_its_credit_and_licence(fields):
    stored = media.stored()
    article = make.article("ko", photos=[stored])
    make.live(article, "ko")
    before = rows()
    with pytest.raises(Refused) as refusal:
        workflow.change_photo(stored, by=None, **fields)
    for name, value in fields.items():
        setattr(stored, name, value)
    assert refusal.value.reasons == list(reasons_against_photo(stored))
    assert rows() == before


def test_a_photo_of_a_draft_may_lose_its_licence():
    stored = media.stored()
    make.draft(make.article("ko", photos=[stored]), "ko")
    workflow.change_photo(stored, by=None, licence=None)
    stored.refresh_from_db()
    assert stored.licence is None


def place(article, *placed):
    facts = workflow.Facts(
        section=article.section,
        source_language=article.source_language,
        authors=list(article.authors.all()),
        photos=list(placed),
    )
    workflow.save_facts(article, facts, by=None)


def test_a_photo_added_to_a_live_story_waits_for_each_languages_next_publication():
    article, photo = make.article("ko"), make.photo()
    for code in ("ko", "id"):
        make.live(article, code)
    place(article, workflow.Placed(photo))
    placement = article.placements.get()
    assert (placement.alt_text_ko, placement.alt_text_ind) == (None, None)
    make.live(article, "ko")
    placement.refresh_from_db()
    assert (placement.alt_text_ko, placement.alt_text_ind) == ("Alt ko", None)


def test_a_photo_that_stays_keeps_its_live_captions_when_places_change():
    first, second = make.photo(), make.photo()
    article = make.article("ko", photos=[first, second])
    make.live(article, "ko")
    place(article, workflow.Placed(second), workflow.Placed(first, Placement.Role.INLINE, 2))
    found = [(p.photo, p.role, p.after_block, p.alt_text_ko) for p in article.placements.all()]
    assert found == [(second, "lead", 0, "Alt ko"), (first, "inline", 2, "Alt ko")]


def test_a_photo_taken_away_is_gone_from_every_language():
    article = make.article("ko", photos=[make.photo()])
    for code in ("ko", "id"):
        make.live(article, code)
    place(article)
    assert not article.placements.exists()


def test_a_decorative_photo_is_shown_with_an_empty_alt_text():
    photo = make.photo()
    article = make.article("ko", photos=[photo])
    make.live(article, "ko", captions={str(photo.pk): {"decorative": True, "alt_text": "x"}})
    assert article.placements.get().alt_text_ko == ""


def test_a_story_has_one_lead_photo_and_each_photo_once():
    article, photo = make.article("ko"), make.photo()
    before = rows()
    with pytest.raises(Refused) as refusal:
        place(article, workflow.Placed(photo), workflow.Placed(photo))
    assert refusal.value.reasons == [
        "A story has one lead photo; choose which.",
        "The same photo stands in the story twice.",
    ]
    assert rows() == before


def test_the_first_language_is_fixed_once_something_is_written():
    article = make.article("ko")
    facts = workflow.Facts(section=article.section, source_language="id")
    workflow.save_facts(article, facts, by=None)
    article.refresh_from_db()
    assert article.source_language == "id"
    make.draft(article, "id")
    with pytest.raises(Refused, match="first language is fixed"):
        workflow.save_facts(
            article, workflow.Facts(section=article.section, source_language="ko"), by=None
        )


def test_facts_are_kept_in_the_order_given():
    authors, tags = [make.author() for _ in range(3)], [make.tag(), make.tag()]
    facts = workflow.Facts(
        section=make.section(), source_language="ko", authors=[*authors, authors[0]], tags=tags
    )
    article = workflow.create_article(facts, by=None)
    assert [byline.author for byline in article.bylines.all()] == authors
    assert set(article.tags.all()) == set(tags)
