"""Two people who change the shared facts of one story at once, and keys that nobody typed."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import workflow
from articles.admin.article_forms import facts_now
from articles.models import Licence, Photo, Section
from tests import make
from tests.desk.filled_form import Sheet, seat, told
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db


def meanwhile(article, **changes):
    """Somebody else saves the article's facts with changes."""
    now = facts_now(article, article.placements.all(), list(article.tags.all()))
    workflow.save_facts(article, replace(now, **changes), by=None)
    article.refresh_from_db()


def test_tags_of_two_people_are_kept_together(client):
    seat(client, "Journalist")
    names = ("kept", "theirs", "out-by-me", "out-by-them")
    kept, theirs, out_by_me, out_by_them = (make.tag(name) for name in names)
    make.tag("mine")
    article = make.article("ko", tags=[kept, out_by_me, out_by_them])
    sheet = Sheet(client, article, "ko")
    meanwhile(article, tags=[kept, out_by_me, theirs])
    assert sheet.send(tags="kept, out-by-them, mine, 새것").status_code == 302
    labels = {tag.name_in("ko").text for tag in article.tags.all()}
    assert labels == {"kept", "mine", "theirs", "새것"}


def test_different_facts_of_two_people_are_both_saved(client):
    seat(client, "Journalist")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    author, section = make.author(), make.section()
    meanwhile(article, authors=[author])
    assert sheet.send(section=section.pk).status_code == 302
    article.refresh_from_db()
    assert article.section == section
    assert [line.author for line in article.bylines.all()] == [author]


def test_an_author_added_by_somebody_else_stays_beside_mine(client):
    seat(client, "Journalist")
    first, theirs, mine = make.author(), make.author(), make.author()
    article = make.article("ko", authors=[first])
    sheet = Sheet(client, article, "ko")
    meanwhile(article, authors=[first, theirs])
    assert sheet.send(authors=[mine.pk, first.pk]).status_code == 302
    assert [line.author for line in article.bylines.all()] == [mine, first, theirs]


def test_a_collision_says_what_is_there_now_and_saving_again_drops_nothing_else(client):
    seat(client, "Journalist", language="en")
    one, two = make.author(), make.author(en="Jane Doe")
    photo = make.photo(caption_en="A boat")
    tag = make.tag()
    article = make.article("ko", authors=[one], photos=[photo])
    sheet = Sheet(client, article, "ko")
    theirs, mine, author = make.section(en="Sea"), make.section(), make.author()
    photos = [workflow.Placed(photo, "gallery")]
    meanwhile(article, section=theirs, authors=[two], tags=[tag], photos=photos)
    changes = {f"place-{photo.pk}-role": "inline", "authors": [author.pk]}
    answer = sheet.send(section=mine.pk, **changes)
    assert answer.status_code == 409
    assert told(answer)[1:] == [
        "Section there now: Sea.",
        "Authors there now: Jane Doe.",
        "Photos there now: A boat (gallery).",
    ]
    assert sheet.sheet().send().status_code == 302
    article.refresh_from_db()
    assert article.section == mine
    assert [line.author for line in article.bylines.all()] == [author]
    assert article.placements.get().role == "inline"
    assert list(article.tags.all()) == [tag]


def test_colliding_facts_do_not_hold_the_text_back(client):
    seat(client, "Journalist", "Translator id", language="en")
    article = make.article("ko")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "id")
    theirs, mine = make.section(en="Sea"), make.section()
    meanwhile(article, section=theirs)
    answer = sheet.send("submit", title="Jembatan", section=mine.pk)
    assert answer.status_code == 409
    assert told(answer)[0] == "Saved as version 1."
    assert told(answer)[-1] == "Section there now: Sea."
    assert "Nothing was saved" not in answer.content.decode()
    edition = article.edition("id")
    assert (edition.newest_title, edition.stage) == ("Jembatan", "writing")
    again = sheet.sheet()
    assert (again.values["section"], again.values["started_from"]) == ([str(mine.pk)], ["1"])
    assert told(again.send()) == ["Saved."]
    article.refresh_from_db()
    assert article.section == mine
    assert article.edition("id").newest.number == 1


@pytest.mark.parametrize("opened", ["", "x", ";;;;", "0123456789abcdef"])
def test_a_form_that_does_not_say_what_it_opened_overwrites_nothing(client, opened):
    seat(client, "Journalist")
    tag = make.tag("harbour")
    article = make.article("ko", tags=[tag])
    before = article.section
    sheet = Sheet(client, article, "ko")
    assert sheet.send(section=make.section().pk, facts_opened=opened).status_code == 409
    article.refresh_from_db()
    assert (article.section, list(article.tags.all())) == (before, [tag])


def known_picture(**credit):
    return workflow.store_photo(saved(painting()), by=None, **credit)


def send_wanted(client, article, wanted):
    file = SimpleUploadedFile("p.jpg", saved(painting()), "image/jpeg")
    sheet = Sheet(client, article, "id")
    answer = sheet.send(f"wanted-{wanted.pk}", **{f"wanted-{wanted.pk}-file": file})
    wanted.refresh_from_db()
    return answer


def test_a_known_picture_with_another_credit_is_placed_and_the_credit_stays_wanted(client):
    seat(client, "Journalist", language="en")
    photo = known_picture(photographer=make.author(en="Jane O'Doe"))
    article = make.article("id")
    wanted = workflow.want_photo(
        article, credit_wording="Foto: Antara", source=make.source(id="Antara"), by=None
    )
    answer = send_wanted(client, article, wanted)
    assert wanted.found is None
    assert article.placements.get().photo == photo
    assert told(answer)[-2] == (
        "The newsroom has this picture already, credited “Photo: Jane O'Doe”;"
        " the story's credit “Foto: Antara” stays wanted."
    )
    Photo.objects.filter(pk=photo.pk).update(photographer=None, source=wanted.source)
    send_wanted(client, article, wanted)
    assert wanted.found == photo


def test_a_known_picture_with_the_wanted_credit_is_found(client):
    seat(client, "Journalist")
    press = make.source()
    photo = known_picture(source=press)
    article = make.article("id")
    wanted = workflow.want_photo(article, credit_wording="Foto: X", source=press, by=None)
    send_wanted(client, article, wanted)
    assert wanted.found == photo


def test_a_credit_without_known_names_is_not_found_in_a_photo_that_says_otherwise(client):
    seat(client, "Journalist")
    known_picture(source=make.source())
    article = make.article("id")
    wanted = workflow.want_photo(article, credit_wording="Foto: X", by=None)
    send_wanted(client, article, wanted)
    assert wanted.found is None


BAD_KEYS = ["abc", "9" * 30, "9" * 5000, "-1", "1.5", "٣٣٣", "²", "\x00"]


@pytest.mark.parametrize("field", ["section", "authors"])
def test_a_fact_that_is_no_key_is_a_field_error(client, field):
    seat(client, "Journalist")
    sheet = Sheet(client, make.article("ko"), "ko")
    data = {"source_language": "ko", "section": make.section().pk, "tags": ""}
    for key in BAD_KEYS:
        assert sheet.send(**{field: key}).status_code == 422, key
        answer = client.post("/desk/articles/article/add/", data | {field: key})
        assert answer.status_code == 422, key


@pytest.mark.parametrize("field", ["add-photo", "add-photographer", "add-source", "add-licence"])
def test_a_photo_to_add_that_is_no_key_is_refused(client, field):
    seat(client, "Journalist")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    for key in BAD_KEYS:
        assert told(sheet.send("add_photo", **{field: key})), key
        assert not article.placements.exists(), key
        assert sheet.send(section="", **{field: key}).status_code == 422, key


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_placed_photo_or_wanted_one_that_is_no_key_is_left_out(client, key):
    seat(client, "Journalist")
    article = make.article("ko")
    wanted = workflow.want_photo(article, credit_wording="Foto: X", by=None)
    file = SimpleUploadedFile("p.jpg", saved(painting()), "image/jpeg")
    name = f"wanted-{wanted.pk}"
    changes = {"placed": [key], f"{name}-file": file, f"{name}-licence": key}
    assert Sheet(client, article, "ko").send(f"wanted-{key}", **changes).status_code == 302
    file.seek(0)
    assert Sheet(client, article, "ko").send(name, **changes).status_code == 302
    assert article.placements.get().photo.licence is None


@pytest.mark.parametrize("key", BAD_KEYS)
@pytest.mark.parametrize("field", ["section", "licence"])
def test_a_story_from_text_with_what_is_no_key_is_asked_again(client, field, key):
    seat(client, "Journalist")
    section, licence = Section.objects.create(slug="s"), Licence.objects.create(code="p")
    data = {"text": "글\n\n문단", "language": "ko", "section": section.pk, "licence": licence.pk}
    for step in ("", "save"):
        answer = client.post("/desk/story-from-text/", data | {"step": step, field: key})
        assert answer.status_code in ({422} if step or field == "section" else {200})


def test_alt_text_written_later_on_the_photo_reaches_the_form(client):
    seat(client, "Journalist")
    photo = make.photo()
    article = make.article("ko", photos=[photo])
    Sheet(client, article, "ko").send(title="제목")
    photo.alt_text_ko = "부두에 선 배"
    photo.save()
    sheet = Sheet(client, article, "ko")
    assert sheet.values[f"photo-{photo.pk}-alt_text"] == ["부두에 선 배"]
    sheet.send()
    captions = article.edition("ko").newest.captions
    assert captions[str(photo.pk)]["alt_text"] == "부두에 선 배"


def test_a_decorative_photo_stays_without_words(client):
    seat(client, "Journalist")
    photo = make.photo(alt_text_ko="배")
    article = make.article("ko", photos=[photo])
    words = {"caption": "", "alt_text": "", "decorative": True}
    make.draft(article, "ko", captions={str(photo.pk): words})
    assert Sheet(client, article, "ko").values[f"photo-{photo.pk}-alt_text"] == [""]
