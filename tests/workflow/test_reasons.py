"""What keeps a text from going live: every reason at once, in sentences."""

import pytest
from django.utils.translation import gettext, override

from articles import workflow
from articles.models import Article, Section, Text
from articles.text import slugs
from articles.workflow import Refused
from tests import make
from tests.database import rows

pytestmark = pytest.mark.django_db

HEADLINE = "The story needs a headline."
NO_TEXT = "The story has no text."
NO_BYLINE = "The story has no byline."


def reasons(edition):
    """The reasons beside the button, which are the reasons of the refused verb."""
    shown = list(workflow.reasons_not_to_publish(edition))
    if shown:
        before = rows()
        with pytest.raises(Refused) as refusal:
            workflow.publish(edition, by=None)
        assert refusal.value.reasons == shown
        assert rows() == before
    return shown


def test_a_complete_text_has_no_reason_against_it():
    article = make.article("id", photos=[make.photo(), make.photo(source=make.source())])
    assert reasons(make.draft(article, "id")) == []


def test_every_reason_is_given_at_once():
    photo = make.photo(alt_text="A dog", caption="Dog", licence=None)
    photo.photographer = None
    photo.save(update_fields=["photographer"])
    article = make.article("id", authors=0, photos=[photo])
    edition = make.draft(article, "id", title="", body="", slug="", captions={})
    assert reasons(edition) == [
        HEADLINE,
        NO_TEXT,
        NO_BYLINE,
        "The photo “Dog” has neither photographer nor source.",
        "The photo “Dog” has no licence.",
        "The photo “Dog” has no alt text in this language.",
    ]


def test_an_edition_without_any_text_has_one_reason():
    edition = workflow.open_edition(make.article("id"), "id")
    assert reasons(edition) == ["There is no text yet."]


@pytest.mark.parametrize("title", ["", "   ", "\n", "\u00a0", "\u200b", "\u3000", "\u00ad"])
def test_a_title_in_which_nothing_is_seen_is_no_title(title):
    edition = make.draft(make.article("id"), "id", title=title)
    assert reasons(edition) == [HEADLINE]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\u3000",
        "<hr>",
        "<p></p>",
        "<p>&nbsp;</p>",
        "<p>\u200b</p><hr><p><br></p>",
        "<p><strong> </strong></p>",
        "<ul><li></li></ul>",
        "<script>alert(1)</script>",
    ],
)
def test_a_body_in_which_nothing_is_seen_is_no_text(body):
    assert reasons(make.draft(make.article("ja"), "ja", body=body)) == [NO_TEXT]


def test_a_title_of_signs_alone_needs_a_typed_address():
    article = make.article("ja")
    edition = make.draft(article, "ja", title="！？", slug="")
    assert reasons(edition) == ["The headline gives no address; please type one."]
    assert reasons(make.draft(article, "ja", title="！？", slug="なに")) == []


@pytest.mark.parametrize(
    ("words", "is_enough"),
    [
        ({}, False),
        ({"caption": "A caption"}, False),
        ({"alt_text": "   "}, False),
        ({"alt_text": "\u200b"}, False),
        ({"alt_text": "Anjing"}, True),
        ({"decorative": True}, True),
        ({"decorative": True, "alt_text": "Anjing"}, True),
    ],
)
def test_a_photo_needs_an_alt_text_in_the_language_unless_it_is_decorative(words, is_enough):
    photo = make.photo(alt_text_ind="Anjing", caption_en="Dog")
    article = make.article("id", photos=[photo])
    edition = make.draft(article, "id", captions={str(photo.pk): words})
    found = reasons(edition)
    assert found == ([] if is_enough else ["The photo “Dog” has no alt text in this language."])


def test_an_alt_text_in_one_language_is_none_in_another():
    article = make.article("id", photos=[make.photo()])
    make.live(article, "id")
    assert len(reasons(make.draft(article, "ko", captions={}))) == 1


@pytest.mark.parametrize("missing", ["licence", "photographer"])
def test_a_photo_without_credit_or_licence_keeps_every_language_back(missing):
    photo = make.photo()
    article = make.article("ko", photos=[photo])
    setattr(photo, missing, None)
    photo.save(update_fields=[missing])
    for code in ("ko", "ar"):
        assert len(reasons(make.draft(article, code))) == 1


def test_a_source_alone_is_credit_enough():
    photo = make.photo(source=make.source())
    assert photo.photographer is None
    assert reasons(make.draft(make.article("ko", photos=[photo]), "ko")) == []


def taken(slug):
    return [f"Another story has the address “{slug}” in this language."]


def test_an_address_is_taken_by_another_story_in_the_same_language_alone():
    make.live(make.article("ko"), "ko", slug="봄")
    assert reasons(make.draft(make.article("ko"), "ko", slug="봄")) == taken("봄")
    assert reasons(make.draft(make.article("ko"), "ja", slug="봄")) == []


def test_an_address_made_from_the_title_is_taken_like_a_typed_one():
    make.live(make.article("id"), "id", slug="banjir-besar")
    edition = make.draft(make.article("id"), "id", title="Banjir Besar!", slug="")
    assert reasons(edition) == taken("banjir-besar")


def test_a_withdrawn_story_keeps_its_address():
    workflow.withdraw(make.live(make.article("ko"), "ko", slug="봄"), by=None, notice="Gone.")
    assert reasons(make.draft(make.article("ko"), "ko", slug="봄")) == taken("봄")


def test_a_former_address_belongs_to_its_story_for_ever():
    article = make.article("ko")
    make.live(article, "ko", slug="봄")
    make.live(article, "ko", slug="여름")
    assert reasons(make.draft(make.article("ko"), "ko", slug="봄")) == taken("봄")
    assert reasons(make.draft(article, "ko", slug="봄")) == []


def test_a_draft_takes_no_address():
    make.draft(make.article("ko"), "ko", slug="봄")
    assert reasons(make.draft(make.article("ko"), "ko", slug="봄")) == []


LONGEST = {"title": 250, "seo_title": 120, "seo_description": 300, "slug": slugs.MAX_LENGTH}


def save(article, code, **words):
    return workflow.save_text(article, code, Text(**words), by=None, started_from=None)


@pytest.mark.parametrize("letter", ["a", "가", "𠮷"])
def test_the_longest_lines_are_stored_whole_and_published(letter):
    words = {name: letter * length for name, length in LONGEST.items()}
    article = make.article("ko")
    workflow.publish(make.draft(article, "ko", **words), by=None)
    row = Article.objects.get(pk=article.pk)
    assert (row.title_ko, row.seo_title_ko) == (words["title"], words["seo_title"])
    assert row.seo_description_ko == words["seo_description"]
    assert article.edition("ko").slug == words["slug"]


def test_the_longest_title_makes_an_address_that_fits():
    edition = make.live(make.article("id"), "id", title="kata " * 50, slug="")
    assert 0 < len(edition.slug) <= slugs.MAX_LENGTH
    assert slugs.is_valid(edition.slug)


def test_lines_that_are_too_long_are_refused_each_with_a_sentence():
    article = make.article("ko")
    before = rows()
    with pytest.raises(Refused) as refusal:
        save(article, "ko", **{name: "a" * (length + 1) for name, length in LONGEST.items()})
    assert refusal.value.reasons == [
        "The title is longer than 250 characters.",
        "The address is longer than 80 characters.",
        "The title for search engines is longer than 120 characters.",
        "The description for search engines is longer than 300 characters.",
    ]
    assert rows() == before


@pytest.mark.parametrize("slug", ["Two words", "a/b", "../x", "a--b", "-a", "UPPER", "a?b", "ﬁn"])
def test_an_address_with_other_signs_is_refused_with_a_sentence(slug):
    article = make.article("fr")
    before = rows()
    with pytest.raises(Refused, match="small letters, digits and single hyphens only"):
        save(article, "fr", title="Titre", slug=slug)
    assert rows() == before


@pytest.mark.parametrize("code", ["xx", "", "zh", "KO"])
def test_a_language_that_the_newsroom_does_not_have_is_refused(code):
    article = make.article("ko")
    before = rows()
    with pytest.raises(Refused, match="does not work in that language"):
        save(article, code, title="Title")
    with pytest.raises(Refused, match="does not work in that language"):
        workflow.create_article(
            workflow.Facts(section=Section.objects.get(), source_language=code), by=None
        )
    assert rows() == before


def test_a_reason_is_written_in_the_language_of_who_reads_it():
    edition = make.draft(make.article("id"), "id", title="")
    with override("ko"):
        assert reasons(edition) == [gettext(HEADLINE)]
