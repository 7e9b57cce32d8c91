"""New story from text: nothing typed is lost on the way, and nothing is saved unchecked."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.languages import language
from articles.models import Article, Author, Event, IntakeFile, Licence, Photo, Source, WantedPhoto
from articles.text import blocks
from tests import make
from tests.exchange.stories import SAMPLES
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db
URL = "/desk/story-from-text/"
TEXT = SAMPLES["en"].text


@pytest.fixture
def section():
    return make.section("news")


@pytest.fixture
def desk(client, section):
    """A client with a journalist logged in, whose desk speaks English."""
    client.user = make.user("Journalist", name="writer")
    client.force_login(client.user)
    return client


def read(desk, text=TEXT, code="en", **fields):
    return desk.post(URL, {"step": "read", "text": text, "language": code, **fields})


def fields_of(response):
    """What a browser would send of the page's form, files aside."""
    form = response.context["form"]
    return {
        name: form[name].value()
        for name in form.fields
        if name not in ("again", "picture", "file") and form[name].value() is not None
    }


def save(desk, response, **changes):
    return desk.post(URL, {**fields_of(response), "step": "save", **changes})


def page_of(response):
    return unescape(response.content.decode())


def uploaded(data, name="story.txt"):
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def nothing_is_saved():
    models = (Article, Author, Source, Photo, WantedPhoto, IntakeFile, Event)
    return not any(model.objects.exists() for model in models)


# Who may


def test_the_address_is_the_desks(section):
    assert reverse("admin:story_from_text") == URL


def test_who_is_not_logged_in_is_sent_to_the_login(client):
    response = client.get(URL)
    assert response.status_code == 302
    assert response["Location"].startswith("/desk/login/")


@pytest.mark.parametrize("group", ["Journalist", "Editor", "Chief editor"])
def test_who_may_begin_stories_gets_the_page(client, section, group):
    client.force_login(make.user(group))
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("group", ["Translator id", "Reviewer id", "Photo editor"])
@pytest.mark.parametrize("step", [None, "read", "save"])
def test_who_may_not_begin_stories_is_refused_at_every_step(client, section, group, step):
    client.force_login(make.user(group))
    sent = {"step": step, "text": TEXT, "language": "id"}
    response = client.post(URL, sent) if step else client.get(URL)
    assert response.status_code == 403
    assert nothing_is_saved()


# The text


def test_the_language_of_the_desk_is_the_one_chosen_first(client, section):
    client.force_login(make.user("Journalist", language="ar"))
    form = client.get(URL).context["form"]
    assert form["language"].value() == "ar"


def test_a_pasted_text_is_read_and_nothing_is_saved(desk):
    response = read(desk)
    assert response.status_code == 200
    form = response.context["form"]
    assert form["writers"].value() == "Jane Doe, John Smith"
    assert form["photographer"].value() == "Ann Lee"
    assert form["source"].value() == "River Press"
    assert form["title"].value() == ""
    page = page_of(response)
    assert "<li>By Jane Doe and John Smith</li>" in page
    assert page.count("new author") == 3
    assert page.count("new source") == 1
    assert nothing_is_saved()


@pytest.mark.parametrize("code", SAMPLES)
def test_the_text_is_shown_in_its_own_language_and_direction(desk, code):
    page = page_of(read(desk, SAMPLES[code].text, code))
    here = language(code)
    told = f'lang="{here.tag}" dir="{here.direction}"'
    assert f'class="reading" {told}' in page
    for name in ("title", "writers", "photographer", "source", "body", "alt_text"):
        field = re.search(rf'<(?:input|textarea)[^>]* name="{name}"[^>]*>', page)[0]
        assert told in field


@pytest.mark.parametrize("code", SAMPLES)
def test_a_story_goes_from_text_to_draft_in_every_language(desk, section, code):
    sample = SAMPLES[code]
    response = save(desk, read(desk, sample.text, code), title=sample.title)
    article = Article.objects.get()
    assert response.status_code == 302
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert response["Location"] == f"{address}?language={code}"
    edition = article.edition(code)
    assert (edition.newest.title, edition.state) == (sample.title, "draft")
    body = [line for line in sample.text.split("\n") if line][-sample.paragraphs :]
    assert blocks.plain(edition.newest.body).split("\n\n") == body
    names = [author.name_in(code).text for author in article.authors.order_by("bylines__position")]
    assert names == sample.writers
    wanted = article.wanted_photos.get()
    credit = [thing and thing.name_in(code).text for thing in (wanted.photographer, wanted.source)]
    assert credit == [sample.photographer or None, sample.source or None]
    assert article.section == section
    assert set(article.events.values_list("by", flat=True)) == {desk.user.pk}


def test_the_sample_without_a_headline_is_saved_and_says_that_it_needs_one(desk, shared):
    text = (shared / "samples" / "story.id.txt").read_text(encoding="utf-8")
    response = save(desk, read(desk, text, "id"))
    assert str(Article.objects.get()) == "Needs a headline"
    assert "still needs a headline" in page_of(desk.get(response["Location"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_uploaded_file_is_read_like_a_pasted_text(desk, encoding):
    data = SAMPLES["id"].text.replace("\n", "\r\n").encode(encoding)
    response = read(desk, "", "id", file=uploaded(data))
    assert response.context["form"]["writers"].value() == "Park Hye Ri"
    assert "Please check that all letters" not in page_of(response)


def test_an_older_encoding_is_named_until_the_story_is_saved(desk):
    data = SAMPLES["ru"].text.encode("cp1251")
    response = read(desk, "", "ru", file=uploaded(data))
    assert "read as windows-1251" in page_of(response)
    again = read(desk, **{"code": "ru", **fields_of(response)} | {"language": "ru"})
    assert "read as windows-1251" in page_of(again)
    refused = save(desk, response, writers="—")
    assert "read as windows-1251" in page_of(refused)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text"),
        (b"%PDF-1.7", "PDF"),
        (saved(painting()), "picture"),
        (b"Once upon a time" * 125_001, "2 MB"),
        ("Wörter und Sätze. ".encode() * 30 + b"\xc3 .", "damaged"),
    ],
    ids=["empty", "pdf", "picture", "large", "damaged"],
)
def test_a_file_that_is_no_story_is_refused_beside_its_field(desk, data, words):
    response = read(desk, "", "en", file=uploaded(data))
    assert response.status_code == 422
    assert words in str(response.context["form"].errors["file"])


def test_a_pasted_text_that_is_too_long_is_refused_and_kept(desk):
    text = "Once upon a time. " * 120_000
    response = read(desk, text)
    assert "2 MB" in str(response.context["form"].errors["text"])
    assert text in page_of(response)


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_neither_text_nor_file_is_refused(desk, text):
    response = read(desk, text)
    assert response.status_code == 422
    assert "text" in response.context["form"].errors


def test_a_text_and_a_file_together_are_refused_and_the_text_is_kept(desk):
    response = read(desk, file=uploaded(TEXT))
    assert "file" in response.context["form"].errors
    assert TEXT.strip() in page_of(response)


def test_a_language_that_the_newsroom_does_not_work_in_is_refused_and_the_text_kept(desk):
    response = read(desk, code="tlh")
    assert response.status_code == 422
    assert TEXT.strip() in page_of(response)


def test_a_text_without_credits_is_all_story(desk):
    response = read(desk, "Nobody signed this.\nNobody at all.\n")
    assert "No line is a credit" in page_of(response)
    assert response.context["form"]["body"].value() == "Nobody signed this.\n\nNobody at all."


def test_a_long_text_is_previewed_in_part_and_saved_whole(desk):
    text = "\n".join(f"Paragraph number {number}." for number in range(100))
    response = read(desk, text)
    page = page_of(response)
    assert "<p>Paragraph number 39.</p>" in page
    assert "<p>Paragraph number 40.</p>" not in page
    assert "… and 60 more paragraphs" in page
    save(desk, response)
    assert len(blocks.split(Article.objects.get().edition("en").newest.body)) == 100


def test_what_is_typed_is_shown_and_never_run(desk):
    response = read(desk, "<script>alert(1)</script>\n</textarea><b>bold</b>\n")
    raw = response.content.decode()
    assert "<script>alert" not in raw
    assert "</textarea><b>" not in raw
    save(desk, response)
    text = blocks.plain(Article.objects.get().edition("en").newest.body)
    assert text == "<script>alert(1)</script>\n\n</textarea><b>bold</b>"


# Names


def test_a_known_author_is_told_from_a_new_one(desk):
    author = make.author("jane", en="Jane Doe", ko="제인 도")
    page = page_of(read(desk))
    assert reverse("admin:articles_author_change", args=[author.pk]) in page
    assert (page.count("known author"), page.count("new author")) == (1, 2)


def test_a_known_source_is_told_from_a_new_one(desk):
    source = make.source(en="River Press")
    page = page_of(read(desk))
    assert reverse("admin:articles_source_change", args=[source.pk]) in page
    assert "new source" not in page


def test_namesakes_are_counted(desk):
    for slug in ("one", "two", "three"):
        make.author(slug, en="Jane Doe")
    assert "2 more have this name" in page_of(read(desk))


def test_everything_recognised_can_be_corrected(desk):
    culture = make.section("culture")
    save(
        desk,
        read(desk),
        title="Old mill",
        section=culture.pk,
        writers="Mary Major; Ann Lee，Martin Doe, Jr., mary major",
        photographer="",
        source="Other Press",
        body="One.\r\nTwo.\r\n\r\n  Three. ",
    )
    article = Article.objects.get()
    names = [a.name_en for a in article.authors.order_by("bylines__position")]
    assert names == ["Mary Major", "Ann Lee", "Martin Doe, Jr."]
    assert article.section == culture
    body = article.edition("en").newest.body
    assert blocks.plain(body) == "One.\n\nTwo.\n\nThree."
    wanted = article.wanted_photos.get()
    assert (wanted.photographer, wanted.source.name_en) == (None, "Other Press")
    assert wanted.credit_wording == "Photo: Ann Lee/River Press"
    assert not Author.objects.filter(name_en="Jane Doe").exists()


def test_a_credit_that_was_taken_away_wants_no_photo(desk):
    save(desk, read(desk), photographer="", source=" ")
    assert not Article.objects.get().wanted_photos.exists()


def test_a_credit_that_was_added_is_worded_in_the_storys_language(desk):
    save(desk, read(desk, "Une histoire.\n", "fr"), photographer="Noël Dubois")
    wanted = Article.objects.get().wanted_photos.get()
    assert "Noël Dubois" in wanted.credit_wording
    assert wanted.photographer.name_fr == "Noël Dubois"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("writers", "Jane Doe, —"),
        ("writers", "x" * 121),
        ("photographer", "…"),
        ("source", "x" * 161),
        ("title", "x" * 251),
    ],
)
def test_what_can_not_be_saved_is_said_beside_its_field_and_all_is_kept(desk, field, value):
    typed = {"title": "Old mill", "body": "Another text.", field: value}
    response = save(desk, read(desk), **typed)
    assert response.status_code == 422
    form = response.context["form"]
    assert field in form.errors
    assert {name: form[name].value() for name in typed} == typed
    assert form["text"].value().strip() == TEXT.strip()
    assert nothing_is_saved()


def test_who_may_not_add_names_is_told_which_are_new(client, section):
    user = make.user()
    allowed = ["add_article", "change_article", "view_article"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    make.author("jane", en="Jane Doe")
    response = save(client, read(client))
    errors = response.context["form"].errors
    assert "John Smith" in str(errors["writers"])
    assert "Jane Doe" not in str(errors["writers"])
    assert not Article.objects.exists()


def test_who_may_not_store_photos_is_not_asked_for_one(client, section):
    user = make.user()
    allowed = ["add_article", "change_article", "add_author", "add_source"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    response = read(client)
    assert 'name="picture"' not in page_of(response)
    save(client, response, picture=uploaded(saved(painting(900, 600)), "mill.jpg"))
    assert Article.objects.exists()
    assert not Photo.objects.exists()


# Read again


def test_the_text_can_be_read_again_in_another_language_and_the_headline_stays(desk):
    licence = Licence.objects.get(code="CC-BY-4.0")
    first = read(desk, "By Jane Doe y Juan de la Vega\n\nUna historia.\n", "en")
    kept = {"title": "El molino", "licence": licence.pk, "alt_text": "Un molino"}
    text = "Por Inés Carballal y Juan de la Vega\n\nUna historia.\n"
    sent = {**fields_of(first), **kept, "step": "read", "text": text, "language": "es"}
    form = desk.post(URL, sent).context["form"]
    assert form["writers"].value() == "Inés Carballal, Juan de la Vega"
    assert form["title"].value() == "El molino"
    assert str(form["licence"].value()) == str(licence.pk)
    assert form["alt_text"].value() == "Un molino"
    assert form.here.code == "es"


def test_a_saved_story_has_the_language_chosen_last(desk):
    save(desk, read(desk, SAMPLES["id"].text, "en"), language="id")
    assert Article.objects.get().source_language == "id"


# Pictures


def test_a_picture_leads_the_story_with_the_credit_of_the_text(desk):
    licence = Licence.objects.get(code="CC-BY-4.0")
    save(
        desk,
        read(desk),
        picture=uploaded(saved(painting(900, 600)), "mill.jpg"),
        licence=licence.pk,
        alt_text="A mill",
    )
    article = Article.objects.get()
    placement = article.placements.get()
    photo = placement.photo
    assert placement.role == "lead"
    assert (photo.photographer.name_en, photo.source.name_en) == ("Ann Lee", "River Press")
    assert (photo.licence, photo.uploaded_by) == (licence, desk.user)
    captions = article.edition("en").newest.captions
    assert captions[str(photo.pk)]["alt_text"] == "A mill"
    assert not article.wanted_photos.exists()


def test_a_picture_that_is_none_is_refused_and_has_to_be_chosen_again(desk):
    response = save(desk, read(desk), title="Old mill", picture=uploaded("no", "mill.jpg"))
    assert response.status_code == 422
    form = response.context["form"]
    assert "choose the picture again" in str(form.errors["picture"])
    assert form["title"].value() == "Old mill"
    assert nothing_is_saved()


def test_a_picture_that_the_newsroom_has_is_used_and_its_credit_told(desk):
    data = saved(painting(900, 600))
    save(desk, read(desk), picture=uploaded(data, "mill.jpg"))
    other = "By Jane Doe\nPhoto: Somebody Else\n\nAnother story.\n"
    response = save(desk, read(desk, other), picture=uploaded(data, "same.jpg"))
    page = page_of(desk.get(response["Location"]))
    assert "keeps its credit, “Photo: Ann Lee / River Press”" in page
    assert Photo.objects.count() == 1


# Taken in before


def test_a_text_that_is_a_story_already_is_shown_with_its_story(desk):
    save(desk, read(desk), title="Old mill")
    article = Article.objects.get()
    response = read(desk, TEXT.replace("\n", "\r\n") + "\n\n")
    page = page_of(response)
    assert "This text was taken in before" in page
    assert f"/desk/articles/article/{article.pk}/change/?language=en" in page
    assert "Old mill" in page


def test_a_text_that_is_a_story_already_is_saved_only_where_that_is_ticked(desk):
    first = read(desk)
    save(desk, first, title="Old mill")
    # The same button pressed twice sends the same form twice.
    refused = save(desk, first, title="Old mill")
    assert refused.status_code == 422
    assert "again" in refused.context["form"].errors
    assert "This text was taken in before" in page_of(refused)
    assert Article.objects.count() == 1
    assert save(desk, refused, again="on").status_code == 302
    assert Article.objects.count() == 2


def test_a_newsroom_without_sections_says_so(client):
    client.force_login(make.user("Journalist"))
    response = save(client, read(client))
    assert "no section yet" in page_of(response)
    assert response.status_code == 422


def test_a_read_takes_the_same_queries_however_many_authors_there_are(
    desk, django_assert_max_num_queries
):
    Author.objects.bulk_create(
        Author(slug=f"author-{number}", name_en=f"Author {number}") for number in range(200)
    )
    make.author("jane", en="Jane Doe")
    with django_assert_max_num_queries(24):
        read(desk)
