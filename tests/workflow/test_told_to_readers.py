"""What readers are told of a text: its kind, who paid for it, AI, and who translated it."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Article, Event, Generation, MachineText
from articles.text.segments import segments
from articles.workflow import Refused, confirm_machine_text, name_translator
from tests import make

pytestmark = pytest.mark.django_db


def facts(**told):
    return workflow.Facts(make.section(), "ko", authors=[make.author()], **told)


def translation(*, by=None, code="id"):
    """A live Korean story and its draft in a language."""
    article = make.article("ko")
    make.live(article, "ko")
    return make.draft(article, code, by=by)


def translator(code="id", **names):
    return make.user(f"Translator {code}", credited_as=make.author(**names))


def generation(code):
    return Generation.objects.filter(language=code).values_list("number", flat=True).first() or 0


def test_a_story_is_news_by_nobody_but_its_authors_unless_somebody_says_so():
    article = workflow.create_article(facts(), by=None)
    assert (article.kind, article.sponsor, article.made_by_ai) == ("news", "", "")


def test_kind_sponsor_and_ai_are_facts_of_the_story():
    told = {"kind": "sponsored", "sponsor": " Pelabuhan  Raya ", "made_by_ai": "partly"}
    article = workflow.create_article(facts(**told), by=None)
    assert (article.kind, article.sponsor) == ("sponsored", "Pelabuhan  Raya")
    workflow.save_facts(article, facts(kind="opinion"), by=None)
    article = Article.objects.get()
    assert (article.kind, article.sponsor, article.made_by_ai) == ("opinion", "", "")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"kind": "sponsored"}, "A sponsored text names who paid for it."),
        ({"kind": "sponsored", "sponsor": "\t"}, "A sponsored text names who paid for it."),
        ({"sponsor": "Port"}, "Only a sponsored text names who paid for it"),
        ({"kind": "sponsored", "sponsor": "x" * 121}, "The sponsor’s name is too long."),
        ({"kind": "advert"}, "Choose what kind of text this is."),
        ({"made_by_ai": "maybe"}, "Choose what AI had to do with the text."),
    ],
)
def test_what_readers_can_not_be_told_is_refused_on_a_new_and_on_a_live_story(told, reason):
    with pytest.raises(Refused, match=reason):
        workflow.create_article(facts(**told), by=None)
    article = make.article("ko")
    make.live(article, "ko")
    with pytest.raises(Refused, match=reason):
        workflow.save_facts(article, facts(**told), by=None)
    article.refresh_from_db()
    assert (article.kind, article.sponsor) == ("news", "")


def test_the_first_publication_names_who_is_credited_for_writing_the_translation():
    nur = translator(id="Nur Aini")
    edition = translation(by=nur)
    workflow.publish(edition, by=None)
    edition.refresh_from_db()
    assert edition.translated_by == nur.credited_as
    event = Event.objects.get(verb="name_translator")
    assert (event.language, event.note) == ("id", "Nur Aini")


def test_who_mended_a_comma_is_not_named_as_the_translator():
    nur, chief = translator(), make.user("Chief editor", credited_as=make.author())
    edition = translation(by=nur)
    make.draft(edition.article, "id", by=nur)
    make.draft(edition.article, "id", by=chief)
    make.draft(edition.article, "id", by=make.user("Translator id"))
    workflow.publish(edition.article.edition("id"), by=None)
    edition.refresh_from_db()
    assert edition.translated_by == nur.credited_as


def test_an_original_and_a_text_of_nobody_credited_name_no_translator():
    edition = translation(by=make.user("Translator id"))
    workflow.publish(edition, by=None)
    edition.refresh_from_db()
    assert edition.translated_by is None
    ko = translator("ko")
    original = make.draft(make.article("ko"), "ko", by=ko)
    workflow.publish(original, by=None)
    original.refresh_from_db()
    assert original.translated_by is None
    with pytest.raises(Refused, match="nobody has translated it"):
        name_translator(original, make.author(), by=None)


def test_a_name_that_was_given_or_taken_out_by_a_person_stays_so():
    other, edition = make.author(), translation(by=translator())
    name_translator(edition, other, by=None)
    workflow.publish(edition, by=None)
    edition.refresh_from_db()
    assert edition.translated_by == other
    name_translator(edition, None, by=None)
    make.live(edition.article, "id")
    edition.refresh_from_db()
    assert edition.translated_by is None
    assert Event.objects.filter(verb="unname_translator").count() == 1


def test_who_may_write_or_publish_in_the_language_names_its_translator():
    edition, author = translation(), make.author()
    for groups in (["Translator ar"], ["Journalist"], []):
        with pytest.raises(PermissionDenied):
            name_translator(edition, author, by=make.user(*groups))
    for groups in (["Translator id"], ["Editor"]):
        name_translator(edition, author, by=make.user(*groups))
        name_translator(edition, None, by=None)


def test_naming_renews_pages_once_the_language_is_live():
    edition = translation()
    before = generation("id"), generation("ar")
    name_translator(edition, make.author(), by=None)
    assert (generation("id"), generation("ar")) == before
    workflow.publish(edition, by=None)
    before = generation("id"), generation("ar")
    name_translator(edition, make.author(), by=None)
    assert generation("id") > before[0]
    # The translator's page in other languages leads to the one in this.
    assert generation("ar") > before[1]


def test_live_text_of_a_machine_counts_as_such_until_a_person_has_confirmed_it(monkeypatch):
    edition = translation()
    title = segments(edition.newest)[0]
    mark = MachineText.objects.create(edition=edition, digest=title.digest, provider="Twin")
    with pytest.raises(Refused, match="comes from a machine"):
        workflow.publish(edition, by=None)
    monkeypatch.setattr("articles.workflow.reasons.reasons_against_machine", lambda *all: ())
    workflow.publish(edition, by=None)
    edition.refresh_from_db()
    assert edition.is_live_by_machine
    before = generation("id")
    confirm_machine_text(edition, [mark.digest], by=None)
    edition.refresh_from_db()
    assert not edition.is_live_by_machine
    assert generation("id") > before


def test_a_withdrawn_text_is_live_by_nobody():
    edition = translation()
    workflow.publish(edition, by=None)
    type(edition).objects.filter(pk=edition.pk).update(is_live_by_machine=True)
    workflow.withdraw(edition, by=None, notice="Salah.")
    edition.refresh_from_db()
    assert not edition.is_live_by_machine
