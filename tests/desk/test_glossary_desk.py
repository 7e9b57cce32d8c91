"""The glossary at the desk: the list, the form, the files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.languages import codes, language
from articles.models import Term
from articles.text.terms import Entry
from articles.workflow.glossary import save_term
from tests import make

pytestmark = pytest.mark.django_db
LIST = "admin:articles_term_changelist"


@pytest.fixture
def chief(client):
    user = make.user("Chief editor", language="en")
    client.force_login(user)
    return user


def term(**forms):
    more = {key: forms.pop(key) for key in ("kind", "explanations", "avoid") if key in forms}
    forms = {code.replace("_", "-"): form for code, form in forms.items()}
    return save_term(Entry(None, forms=forms, **more), by=None)


def listed(client, **query):
    return [row.pk for row in client.get(reverse(LIST), query).context["cl"].result_list]


def post(client, pk=None, **fields):
    page = reverse("admin:articles_term_change", args=[pk]) if pk else "admin:articles_term_add"
    page = page if pk else reverse(page)
    form = client.get(page).context["adminform"].form
    values = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    values = {name: value for name, value in values.items() if value not in (None, False)}
    return client.post(page, values | fields, follow=True)


def upload(client, data):
    file = SimpleUploadedFile("glossary", data)
    return client.post(reverse("admin:articles_term_take_in"), {"file": file}, follow=True)


def test_the_menu_has_the_glossary_for_everybody_at_the_desk(client):
    client.force_login(make.user("Translator ko", language="en"))
    page = client.get(reverse("admin:index")).text
    assert f'href="{reverse(LIST)}"' in page
    assert "Glossary" in page


def test_a_term_is_typed_once_for_all_languages(client, chief):
    post(
        client,
        kind="abbreviation",
        name_ind=" SDM ",
        name_ko="인적자원",
        explanation_ind="sumber daya manusia",
        avoid_ko="인력자원\r\n\r\n인력 자원\r\n인력자원",
    )
    kept = Term.objects.get()
    assert kept.entry() == Entry(
        kept.pk,
        kind="abbreviation",
        forms={"ko": "인적자원", "id": "SDM"},
        explanations={"id": "sumber daya manusia"},
        avoid={"ko": ["인력자원", "인력 자원"]},
    )
    assert kept.changed_by == chief


def test_changing_one_language_leaves_the_others(client, chief):
    known = term(ko="나토", ar="الناتو", explanations={"ko": "북대서양조약기구"})
    post(client, known.pk, name_en="NATO")
    entry = Term.objects.get().entry()
    assert entry.forms == {"ko": "나토", "en": "NATO", "ar": "الناتو"}
    assert entry.explanations == {"ko": "북대서양조약기구"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Fill in the approved form in at least one language."),
        ({"name_ko": "나토", "avoid_ko": "나토"}, "“나토” can’t be approved and to be avoided"),
        (
            {"name_ko": "나토", "name_en": "NATO", "do_not_translate": "on"},
            "has the same form in every language",
        ),
    ],
)
def test_a_term_that_contradicts_itself_stays_in_the_form(client, chief, fields, sentence):
    assert sentence in post(client, kind="word", **fields).text
    assert not Term.objects.exists()


def test_a_second_term_of_the_same_form_is_pointed_out(client, chief):
    known = term(en="Turkey")
    page = post(client, kind="word", name_en="turkey").text
    assert "Another term has the same form:" in page
    assert reverse("admin:articles_term_change", args=[known.pk]) in page
    assert Term.objects.count() == 2


def test_every_cell_has_its_language_and_direction(client, chief):
    page = client.get(reverse("admin:articles_term_add")).text
    for code in codes():
        here = language(code)
        assert page.count(f'lang="{here.tag}" dir="{here.direction}"') >= 3


def test_a_term_is_found_by_any_form_it_has_in_any_language(client, chief):
    known = term(
        ko="나토", ar="الناتو", explanations={"id": "Pakta Atlantik"}, avoid={"ru": ["Нато-блок"]}
    )
    term(ko="다른 것")
    for typed in ("나토", "الناتو", "pakta", "нато-блок"):
        assert listed(client, q=typed) == [known.pk]


def test_the_list_is_narrowed_by_kind_and_by_what_is_missing(client, chief):
    whole = term(kind="place", **{code.replace("-", "_"): "Saenaru" for code in codes()})
    part = term(kind="name", ko="문태호", en="Mun Tae-ho")
    assert listed(client, kind__exact="place") == [whole.pk]
    assert listed(client, languages="complete") == [whole.pk]
    assert listed(client, languages="ar") == [part.pk]
    assert listed(client, languages="ko") == []


def test_the_list_costs_no_query_for_each_term(client, chief, django_assert_max_num_queries):
    for number in range(30):
        term(en=f"term {number}")
    # Who asks costs four; the rest are the number of terms and the terms.
    with django_assert_max_num_queries(8):
        client.get(reverse(LIST))


@pytest.mark.parametrize("sort", ["tbx", "csv"])
def test_what_is_downloaded_can_be_taken_in_again(client, chief, sort):
    term(ko="나토", en="NATO")
    term(ko="새나루", kind="place")
    answer = client.get(reverse("admin:articles_term_download", args=[sort]))
    assert answer["Content-Disposition"] == f'attachment; filename="glossary.{sort}"'
    page = upload(client, answer.content).text
    assert "Terms added: 0, changed: 0, as they were: 2." in page


def test_a_file_that_is_refused_says_why_and_changes_nothing(client, chief):
    term(ko="나토")
    before = Term.objects.entries()
    for data, sentence in (
        (b'<!DOCTYPE t [<!ENTITY a "b">]><t>&a;</t>', "document type definition"),
        (b"ko,ko:to-avoid\na,a", "can’t be approved and to be avoided"),
    ):
        page = upload(client, data)
        assert page.status_code == 422
        assert sentence in page.text
    assert Term.objects.entries() == before


def test_who_may_not_change_the_glossary_may_download_it(client):
    client.force_login(make.user("Translator ko", language="en"))
    page = client.get(reverse(LIST)).text
    assert reverse("admin:articles_term_download", args=["csv"]) in page
    assert reverse("admin:articles_term_take_in") not in page
    assert client.get(reverse("admin:articles_term_download", args=["csv"])).status_code == 200
    assert upload(client, b"ko\na").status_code == 403
    assert client.get(reverse("admin:articles_term_download", args=["exe"])).status_code == 404
    assert not Term.objects.exists()


def test_who_is_not_at_the_desk_gets_no_glossary(client):
    answer = client.get(reverse("admin:articles_term_download", args=["csv"]))
    assert answer.status_code == 302


@pytest.mark.parametrize(("group", "may"), [("Editor", False), ("Chief editor", True)])
def test_only_chief_editors_delete_a_term(client, group, may):
    client.force_login(make.user(group))
    known = term(ko="나토")
    client.post(reverse("admin:articles_term_delete", args=[known.pk]), {"post": "yes"})
    assert Term.objects.exists() is not may
