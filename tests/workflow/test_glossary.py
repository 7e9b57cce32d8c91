"""One term from the form, many from a file: who may, what is refused, what a file changes."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Term
from articles.text.terms import Entry
from articles.workflow import Refused
from articles.workflow.glossary import import_terms, same_terms, save_term
from tests import make

pytestmark = pytest.mark.django_db


def sdm(**more):
    said = {
        "kind": "abbreviation",
        "forms": {"id": "SDM", "ko": "인적자원"},
        "explanations": {"id": "sumber daya manusia"},
        "avoid": {"ko": ["인력자원"]},
        "do_not_translate": False,
    }
    return Entry(more.pop("id", None), **(said | more))


def kept():
    return Term.objects.entries()


def test_a_term_is_kept_as_it_was_said(django_assert_num_queries):
    term = save_term(sdm(note="see style guide"), by=None)
    with django_assert_num_queries(1):
        assert kept() == [sdm(id=term.pk, note="see style guide")]
    changed = save_term(sdm(id=term.pk, avoid={}), by=None)
    assert changed.pk == term.pk
    assert kept() == [sdm(id=term.pk, avoid={})]


def test_who_changed_a_term_is_written_down():
    chief = make.user("Chief editor")
    term = save_term(sdm(), by=chief)
    assert Term.objects.get(pk=term.pk).changed_by == chief


@pytest.mark.parametrize(
    ("group", "may"),
    [("Journalist", False), ("Translator ko", False), ("Reviewer ko", True), ("Editor", True)],
)
def test_reviewers_and_editors_change_the_glossary_and_others_look_at_it(group, may):
    user = make.user(group)
    assert user.has_perm("articles.view_term")
    assert not user.has_perm("articles.delete_term")
    if may:
        save_term(sdm(), by=user)
        import_terms([sdm(note="x")], by=user)
    else:
        for step in (lambda: save_term(sdm(), by=user), lambda: import_terms([sdm()], by=user)):
            with pytest.raises(PermissionDenied):
                step()
    assert Term.objects.count() == may


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Entry(None, explanations={"id": "x"}), "at least one language"),
        (sdm(avoid={"ko": ["인적자원"]}), "한국어: “인적자원” can’t be approved"),
        (sdm(avoid={"id": ["sumber daya manusia"]}), "can’t be approved and to be avoided"),
        (sdm(do_not_translate=True), "the same form in every language"),
        (sdm(forms={"id": "x" * 161}), "the approved form is too long"),
        (sdm(explanations={"id": "x" * 201}), "stands for is too long"),
    ],
)
def test_a_term_that_contradicts_itself_is_refused(entry, sentence):
    for keep in (lambda: save_term(entry, by=None), lambda: import_terms([entry], by=None)):
        with pytest.raises(Refused, match=sentence):
            keep()
    assert not Term.objects.exists()


def test_other_terms_of_the_same_form_are_found_however_it_is_typed():
    first = save_term(sdm(), by=None)
    second = save_term(Entry(None, forms={"ko": "다른 것", "id": "Sdm"}), by=None)
    assert [(term.pk, code) for term, code in same_terms(second.entry())] == [(first.pk, "id")]
    assert list(same_terms(Entry(None, forms={"en": "SDM"}))) == []


def test_a_file_completes_and_changes_and_counts():
    term = save_term(sdm(note="old"), by=None)
    new = Entry(None, kind="place", forms={"en": "Saenaru", "ko": "새나루"})
    taken = import_terms([sdm(forms={"id": "SDM", "en": "HR"}, avoid={}), new], by=None)
    assert (taken.added, taken.changed, taken.unchanged) == (1, 1, 0)
    merged = next(entry for entry in kept() if entry.id == term.pk)
    assert merged == sdm(id=term.pk, note="old", forms={"id": "SDM", "ko": "인적자원", "en": "HR"})
    assert import_terms([*kept()], by=None).unchanged == 2


def test_an_id_counts_only_where_a_form_agrees():
    term = save_term(sdm(), by=None)
    import_terms([Entry(term.pk, kind="place", forms={"ko": "새나루"})], by=None)
    assert kept()[0] == sdm(id=term.pk)
    assert Term.objects.count() == 2
    import_terms([sdm(id=term.pk, kind="word")], by=None)
    assert kept()[0].kind == "word"


def test_what_a_file_does_not_say_stays_as_it_is():
    term = save_term(sdm(do_not_translate=True, forms={"id": "SDM"}, avoid={}), by=None)
    silent = Entry(None, kind="", do_not_translate=None, forms={"id": "SDM"})
    assert import_terms([silent], by=None).unchanged == 1
    import_terms([sdm(do_not_translate=False, forms={"id": "SDM"}, avoid={})], by=None)
    assert Term.objects.get(pk=term.pk).do_not_translate is False
    import_terms([Entry(None, kind="", do_not_translate=None, forms={"id": "baru"})], by=None)
    assert Term.objects.order_by("-pk").first().kind == "word"


def test_two_kinds_of_one_form_are_two_terms():
    save_term(Entry(None, kind="word", forms={"en": "turkey"}), by=None)
    taken = import_terms([Entry(None, kind="place", forms={"en": "Turkey"})], by=None)
    assert taken.added == 1


def test_one_term_that_is_refused_keeps_the_whole_file_out():
    save_term(sdm(), by=None)
    before = kept()
    good, bad = (
        Entry(None, forms={"en": "good"}),
        Entry(None, forms={"en": "b"}, avoid={"en": ["b"]}),
    )
    with pytest.raises(Refused, match="b: English"):
        import_terms([sdm(note="new"), good, bad], by=None)
    assert kept() == before


def test_a_file_of_more_terms_than_any_newsroom_has_is_refused():
    with pytest.raises(Refused, match="more than"):
        import_terms([Entry(None, forms={"en": "x"})] * 10_001, by=None)


def test_terms_complete_or_missing_in_a_language():
    some = save_term(sdm(), by=None)
    same = save_term(Entry(None, kind="name", do_not_translate=True, forms={"en": "X1"}), by=None)
    assert list(Term.objects.complete()) == [same]
    assert list(Term.objects.missing_in("fr")) == [some]
    assert list(Term.objects.missing_in("ko")) == []
