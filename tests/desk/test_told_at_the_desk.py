"""The desk asks for what readers are told of a text, and shows it."""

from dataclasses import replace

import pytest

from articles import workflow
from articles.admin.article_forms import facts_now
from articles.models import Article, Author, Edition, User
from articles.text.web import is_web_address
from articles.workflow import name_translator
from tests import make
from tests.desk.filled_form import Sheet, seat, told, words
from tests.desk.test_reference_models import address, errors, save
from tests.desk.translation_page import Page

pytestmark = pytest.mark.django_db


def meanwhile(article, **changes):
    """Somebody else saves the article's facts with changes."""
    now = facts_now(article, article.placements.all(), list(article.tags.all()))
    workflow.save_facts(article, replace(now, **changes), by=None)


def test_kind_sponsor_and_ai_are_saved_with_the_facts_and_shown_to_who_writes(client):
    seat(client, "Journalist", language="en")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    assert sheet.values["kind"] == ["news"]
    assert sheet.send(kind="sponsored", sponsor="Port", made_by_ai="wholly").status_code == 302
    article.refresh_from_db()
    assert (article.kind, article.sponsor, article.made_by_ai) == ("sponsored", "Port", "wholly")
    (panel,) = Sheet(client, article, "ko").page.xpath("//*[@aria-labelledby='labels-heading']")
    assert [words(each).translate({0x2068: None, 0x2069: None}) for each in panel.iter("li")] == [
        "Sponsored",
        "Paid for by Port",
        "This text was written by AI.",
    ]


def test_a_sponsored_text_without_its_sponsor_is_refused_with_what_was_typed_kept(client):
    seat(client, "Journalist", language="en")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(kind="sponsored")
    assert answer.status_code == 422
    assert told(answer) == ["A sponsored text names who paid for it."]
    assert sheet.sheet().values["kind"] == ["sponsored"]


def test_a_new_story_begins_with_its_kind(client):
    seat(client, "Journalist", language="ko")
    data = {"source_language": "ko", "section": make.section().pk, "kind": "opinion"}
    assert client.post("/desk/articles/article/add/", data).status_code == 302
    assert Article.objects.get().kind == "opinion"


def test_a_form_that_does_not_speak_of_the_kind_leaves_it(client):
    seat(client, "Journalist")
    article = make.article("ko")
    meanwhile(article, kind="sponsored", sponsor="Port")
    sheet = Sheet(client, article, "ko")
    section = make.section()
    gone = dict.fromkeys(("kind", "sponsor", "made_by_ai"))
    assert sheet.send(section=section.pk, **gone).status_code == 302
    article.refresh_from_db()
    assert (article.kind, article.sponsor, article.section) == ("sponsored", "Port", section)


def test_what_two_people_say_of_a_text_is_merged_or_told(client):
    seat(client, "Journalist", language="en")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    meanwhile(article, kind="sponsored", sponsor="A, B; C")
    assert sheet.send(made_by_ai="partly").status_code == 302
    article.refresh_from_db()
    assert (article.kind, article.sponsor, article.made_by_ai) == ("sponsored", "A, B; C", "partly")
    sheet = Sheet(client, article, "ko")
    meanwhile(article, sponsor="D")
    answer = sheet.send(sponsor="E")
    assert answer.status_code == 409
    assert told(answer)[1:] == ["Kind of text there now: sponsored (\u2068D\u2069)."]
    assert sheet.sheet().send().status_code == 302
    article.refresh_from_db()
    assert article.sponsor == "E"


def test_the_list_is_narrowed_to_a_kind(client):
    seat(client, "Journalist")
    opinion, news = make.article("ko"), make.article("ko")
    meanwhile(opinion, kind="opinion")
    make.draft(opinion, "ko", title="의견")
    make.draft(news, "ko", title="소식")
    page = client.get("/desk/articles/article/?kind=opinion").text
    assert "의견" in page
    assert "소식" not in page


def test_a_translator_is_named_on_either_page_by_any_of_their_names(client):
    seat(client, "Translator id", language="en")
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "id")
    nur = make.author(id="Nur Aini", ko="누르 아이니")
    page = Page(client, article, "id")
    assert page.send("name_translator", translator="nur  aini").status_code == 302
    assert article.edition("id").translated_by == nur
    sheet = Sheet(client, article, "id")
    assert sheet.values["translator"] == ["Nur Aini"]
    sheet.send("name_translator", translator="")
    assert article.edition("id").translated_by is None
    sheet.send("name_translator", translator="누르 아이니")
    assert article.edition("id").translated_by == nur
    history = client.get(f"/desk/articles/article/{article.pk}/history/").text
    assert "named the translator into" in history


def test_a_name_that_nobody_has_is_refused_with_a_sentence(client):
    seat(client, "Translator id", language="en")
    article = make.article("ko")
    make.draft(article, "ko")
    make.draft(article, "id")
    answer = Sheet(client, article, "id").send("name_translator", translator="Nobody")
    assert "No author here is called “Nobody”. Please add the author first." in told(answer)


def test_the_original_has_no_field_for_a_translator(client):
    seat(client, "Journalist")
    article = make.article("ko")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    assert "translator" not in sheet.values
    assert "name_translator" not in sheet.steps


def test_pressing_the_button_again_keeps_who_is_named_among_namesakes(client):
    seat(client, "Translator id")
    article = make.article("ko")
    make.draft(article, "ko")
    edition = make.draft(article, "id")
    make.author(id="Nur Aini")
    second = make.author(id="Nur Aini")
    name_translator(edition, second, by=None)
    Sheet(client, article, "id").send("name_translator")
    assert article.edition("id").translated_by == second


def test_an_account_is_credited_as_an_author(client):
    seat(client, "Chief editor")
    user, author = make.user("Translator id"), make.author()
    page = f"/desk/articles/user/{user.pk}/change/"
    form = client.get(page).context["adminform"].form
    values = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    values = {name: value for name, value in values.items() if value is not None}
    values |= {"credited_as": author.pk, "groups": [group.pk for group in user.groups.all()]}
    client.post(page, values)
    assert User.objects.get(pk=user.pk).credited_as == author


def test_pages_elsewhere_are_kept_one_a_line_and_a_bad_one_is_told(client):
    seat(client, "Chief editor", language="en")
    author = make.author("kim")
    links = " https://example.org/@kim \n\nhttps://example.org/@kim\nhttp://한국.example/kim\n"
    assert save(client, author, links=links).status_code == 302
    author.refresh_from_db()
    assert author.links == "https://example.org/@kim\nhttp://한국.example/kim"
    answer = save(client, author, links="https://example.org/kim\nexample.org/kim")
    assert errors(answer) == {
        "links": "“example.org/kim” is no full web address; one begins with https://."
    }


@pytest.mark.parametrize(
    "typed",
    [
        *("javascript:alert(1)", "ftp://example.org/", "//example.org", "https://", "x"),
        *("https://me:secret@example.org/", "https://example.org/a b", "https://[", ""),
    ],
)
def test_what_is_no_web_address_is_told_from_one(typed):
    assert not is_web_address(typed)


def test_an_author_who_is_named_as_a_translator_is_not_deleted(client):
    seat(client, "Chief editor")
    author = make.author()
    article = make.article("ko")
    make.draft(article, "ko")
    name_translator(make.draft(article, "id"), author, by=None)
    client.post(address(Author, "delete", author.pk), {"post": "yes"})
    assert Edition.objects.get(language="id").translated_by == author
