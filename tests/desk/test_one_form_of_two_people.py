"""Two people with the same small form open: each writes what they changed, and nothing else."""

import pytest
from django.urls import reverse
from lxml import html

from articles.models import Author, Licence, Section, Source, Tag
from articles.text.terms import Entry
from articles.workflow.glossary import save_term
from tests import make
from tests.desk.filled_form import _sent, seat, words

pytestmark = pytest.mark.django_db


class Form:
    """The form of one thing as a browser holds it: opened, changed, sent."""

    def __init__(self, client, thing, *, response=None):
        self.client, self.thing, name = client, thing, thing._meta.model_name
        self.address = reverse(f"admin:articles_{name}_change", args=[thing.pk])
        self.page = html.fromstring((response or client.get(self.address)).content.decode())
        (form,) = self.page.xpath(f"//form[@id='{name}_form']")
        self.values = {}
        for field in form.inputs:
            # As a browser sends it: a line ends in two characters.
            sent = [value.replace("\n", "\r\n") for value in _sent(field)]
            if sent:
                self.values[field.name] = sent

    def send(self, **changes):
        answer = self.client.post(self.address, self.values | changes)
        self.thing.refresh_from_db()
        if answer.status_code == 302:
            return None
        return Form(self.client, self.thing, response=answer)


@pytest.fixture
def term(client):
    seat(client, "Chief editor", language="en")
    forms, avoid = {"ko": "나토", "en": "NATO"}, {"ko": ["나또", "엔에이티오"]}
    return save_term(Entry(None, kind="word", forms=forms, avoid=avoid), by=None)


def test_two_people_fill_in_two_languages_of_one_term_and_both_stay(client, term):
    first, second = Form(client, term), Form(client, term)
    assert first.send(name_ar="الناتو", kind="organisation") is None
    assert second.send(name_ru="НАТО", note="Short form.") is None
    assert term.entry() == Entry(
        term.pk,
        kind="organisation",
        note="Short form.",
        forms={"ko": "나토", "en": "NATO", "ar": "الناتو", "ru": "НАТО"},
        avoid={"ko": ["나또", "엔에이티오"]},
    )


def test_one_language_changed_by_two_is_told_with_the_others_form_and_ones_own_stays(client, term):
    first, second = Form(client, term), Form(client, term)
    first.send(name_ar="الناتو", avoid_ko="나또", name_ru="НАТО")
    again = second.send(name_ar="حلف الناتو", name_ind="Pakta")
    cell = again.page.xpath("//td[contains(@class, 'field-name_ar')]")[0]
    assert "There now: “الناتو”. Save again to keep yours." in words(cell)
    assert again.values["name_ar"] == ["حلف الناتو"]
    assert term.name_ar == "الناتو"
    assert not term.name_ind
    assert again.send() is None
    kept = term.entry()
    assert (kept.forms["ar"], kept.forms["id"]) == ("حلف الناتو", "Pakta")
    assert (kept.forms["ru"], kept.avoid) == ("НАТО", {"ko": ["나또"]})


def test_what_changed_once_more_after_it_was_told_is_told_again(client, term):
    second, third = Form(client, term), Form(client, term)
    Form(client, term).send(name_ar="الناتو")
    again = second.send(name_ar="حلف الناتو")
    third.values["initial-name_ar"] = ["الناتو"]
    third.send(name_ar="ناتو")
    assert "There now: “ناتو”" in words(again.send().page)
    assert term.name_ar == "ناتو"


def test_what_the_other_emptied_is_told_as_empty_and_a_choice_by_its_name(client, term):
    first, second = Form(client, term), Form(client, term)
    first.send(name_en="", kind="organisation")
    page = words(second.send(name_en="Nato", kind="abbreviation").page)
    assert "There now: “–”." in page
    assert "There now: “organisation”." in page


def test_the_same_change_by_two_is_none_of_the_second(client, term):
    first, second = Form(client, term), Form(client, term)
    assert first.send(name_ar="الناتو") is None
    assert second.send(name_ar=" الناتو ") is None
    assert term.name_ar == "الناتو"


def test_the_only_name_in_conflict_is_not_called_missing(client):
    seat(client, "Chief editor", language="en")
    source = make.source(ko="연합")
    first, second = Form(client, source), Form(client, source)
    first.send(name_ko="연합뉴스")
    page = words(second.send(name_ko="연합 통신").page)
    assert "There now: “연합뉴스”" in page
    assert "at least one language" not in page


@pytest.mark.parametrize("model", [Author, Licence, Section, Source, Tag])
def test_every_thing_with_names_keeps_both_peoples_languages(client, model):
    seat(client, "Chief editor", language="en")
    made = {"author": make.author, "section": make.section, "source": make.source, "tag": make.tag}
    name = model._meta.model_name
    thing = made[name](ko="하나") if name in made else model.objects.get_or_create(code="own")[0]
    first, second = Form(client, thing), Form(client, thing)
    assert first.send(name_ar="واحد", name_ko="하나") is None
    assert second.send(name_ind="Satu", name_ko="하나") is None
    assert (thing.name_ko, thing.name_ar, thing.name_ind) == ("하나", "واحد", "Satu")
