"""The shared facts and the photos in the article's form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from articles import workflow
from articles.models import Licence, Photo, Tag
from tests import make
from tests.desk.filled_form import Sheet, seat, told
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db


def test_authors_keep_the_order_in_which_they_were_chosen(client):
    seat(client, "Journalist")
    first, second, third = make.author(), make.author(), make.author()
    article = make.article("ko", authors=[first])
    answer = Sheet(client, article, "ko").send(authors=[third.pk, first.pk, second.pk])
    assert answer.status_code == 302
    assert [line.author for line in article.bylines.all()] == [third, first, second]
    assert Sheet(client, article, "ko").values["authors"] == [
        str(one.pk) for one in (third, first, second)
    ]


def test_a_tag_is_found_by_its_label_in_another_language_or_its_alias(client):
    seat(client, "Journalist")
    bridge = make.tag("bridge", ko="다리", en="Bridge")
    sea = make.tag("sea", ko="바다")
    Tag.objects.filter(pk=sea.pk).update(aliases="the sea\nocean")
    article = make.article("id")
    Sheet(client, article, "id").send(tags="bridge, OCEAN")
    assert set(article.tags.all()) == {bridge, sea}
    assert Tag.objects.count() == 2


def test_an_unknown_tag_is_made_in_the_language_of_the_form_and_said(client):
    seat(client, "Journalist")
    article = make.article("ar")
    answer = Sheet(client, article, "ar").send(tags="جسر، ميناء")
    assert told(answer)[-1].startswith("New tags:")
    assert sorted(article.tags.values_list("name_ar", "slug_ar")) == [
        ("جسر", "جسر"),
        ("ميناء", "ميناء"),
    ]


def test_the_tags_that_will_be_made_are_shown_before_saving(client):
    seat(client, "Journalist")
    make.tag("bridge", ko="다리", en="Bridge")
    answer = client.get("/desk/articles/article/tags/", {"language": "ko", "typed": "Bridge, 항구"})
    shown = html.fromstring(f"<div>{answer.content.decode()}</div>").xpath("//span[@class]")
    assert [tag.text_content().split() for tag in shown] == [["다리"], ["항구", "new"]]
    assert Tag.objects.count() == 1


def test_tags_that_are_only_signs_are_refused(client):
    seat(client, "Journalist")
    article = make.article("ko")
    answer = Sheet(client, article, "ko").send(tags="!!!", title="제목")
    assert told(answer) == ["“!!!” can't be a tag."]
    assert article.edition("ko") is None


def test_facts_that_somebody_else_changed_are_not_overwritten_by_an_old_form(client):
    seat(client, "Journalist")
    article = make.article("ko")
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    other = make.section()
    facts = workflow.Facts(other, "ko", authors=[make.author()])
    workflow.save_facts(article, facts, by=None)
    sheet.send(title="글만 바뀌었다")
    article.refresh_from_db()
    assert article.section == other
    assert article.edition("ko").newest.title == "글만 바뀌었다"


def test_two_people_changing_the_facts_are_told_of_each_other(client):
    seat(client, "Journalist")
    article = make.article("ko")
    sheet = Sheet(client, article, "ko")
    theirs, mine = make.section(), make.section()
    workflow.save_facts(article, workflow.Facts(theirs, "ko", authors=[make.author()]), by=None)
    answer = sheet.send(section=mine.pk)
    assert answer.status_code == 409
    article.refresh_from_db()
    assert article.section == theirs
    assert sheet.sheet().send().status_code == 302
    article.refresh_from_db()
    assert article.section == mine


def test_the_first_language_is_fixed_once_something_is_written(client):
    seat(client, "Journalist")
    article = make.article("ko")
    assert "source_language" in Sheet(client, article, "ko").values
    make.draft(article, "ko")
    Sheet(client, article, "ko").send(source_language="ar", tags="새")
    article.refresh_from_db()
    assert article.source_language == "ko"


def test_a_photo_moves_leaves_and_keeps_its_words(client):
    seat(client, "Journalist")
    one, two = make.photo(), make.photo()
    article = make.article("ko", photos=[one, two])
    make.draft(article, "ko")
    sheet = Sheet(client, article, "ko")
    changes = {
        "placed": [two.pk, one.pk],
        f"place-{one.pk}-role": "inline",
        f"place-{one.pk}-after_block": "3",
        f"place-{two.pk}-role": "lead",
        f"photo-{two.pk}-alt_text": "부두에 선 배",
    }
    assert sheet.send(**changes).status_code == 302
    placed = article.placements.values_list("photo", "role", "after_block")
    assert list(placed) == [(two.pk, "lead", 0), (one.pk, "inline", 3)]
    captions = article.edition("ko").newest.captions
    assert captions[str(two.pk)]["alt_text"] == "부두에 선 배"
    assert captions[str(one.pk)]["alt_text"] == "Alt ko"
    Sheet(client, article, "ko").send(**{f"place-{one.pk}-role": ""})
    assert list(article.placements.values_list("photo", flat=True)) == [two.pk]


def test_two_lead_photos_are_refused_and_nothing_typed_is_lost(client):
    seat(client, "Journalist")
    one, two = make.photo(), make.photo()
    article = make.article("ko", photos=[one, two])
    sheet = Sheet(client, article, "ko")
    answer = sheet.send(title="제목", **{f"place-{two.pk}-role": "lead"})
    assert "A story has one lead photo; choose which." in told(answer)
    assert sheet.sheet().values["title"] == ["제목"]
    assert article.edition("ko") is None


def test_words_start_from_what_the_photo_says_of_itself(client):
    seat(client, "Journalist")
    photo = make.photo(alt_text_ind="Kapal di dermaga", caption_ind="Dermaga pagi")
    sheet = Sheet(client, make.article("id", photos=[photo]), "id")
    assert sheet.values[f"photo-{photo.pk}-alt_text"] == ["Kapal di dermaga"]
    assert sheet.values[f"photo-{photo.pk}-caption"] == ["Dermaga pagi"]


def test_a_photo_from_the_archive_is_placed_and_the_text_saved(client):
    seat(client, "Journalist")
    photo = make.photo()
    article = make.article("ko")
    Sheet(client, article, "ko").send("add_photo", title="제목", add__photo=photo.pk)
    assert article.placements.get().photo == photo
    assert article.edition("ko").newest.title == "제목"


def test_a_new_picture_is_stored_credited_and_placed(client):
    seat(client, "Journalist")
    photographer = make.author(ko="박혜리")
    article = make.article("ko")
    file = SimpleUploadedFile("boat.jpg", saved(painting()), "image/jpeg")
    licence = Licence.objects.create(code="press")
    Sheet(client, article, "ko").send(
        "add_photo", add__file=file, add__photographer=photographer.pk, add__licence=licence.pk
    )
    photo = article.placements.get().photo
    assert (photo.photographer, photo.licence) == (photographer, licence)


def test_a_file_that_is_no_picture_is_refused_and_the_text_stays_saved(client):
    seat(client, "Journalist")
    article = make.article("ko")
    file = SimpleUploadedFile("boat.jpg", b"not a picture", "image/jpeg")
    answer = Sheet(client, article, "ko").send("add_photo", title="제목", add__file=file)
    assert answer.status_code == 302
    assert article.edition("ko").newest.title == "제목"
    assert not Photo.objects.exists()
    assert len(told(answer)) == 2


def test_a_wanted_picture_is_found_with_its_credit(client):
    seat(client, "Journalist")
    article = make.article("id")
    press = make.source(id="Kantor Presiden")
    wanted = workflow.want_photo(
        article, credit_wording="Foto: Kantor Presiden", source=press, by=None
    )
    sheet = Sheet(client, article, "id")
    assert "Foto: Kantor Presiden" in sheet.text
    file = SimpleUploadedFile("p.jpg", saved(painting()), "image/jpeg")
    sheet.send(f"wanted-{wanted.pk}", **{f"wanted-{wanted.pk}-file": file})
    wanted.refresh_from_db()
    photo = article.placements.get().photo
    assert wanted.found == photo
    assert (photo.source, photo.credit_wording) == (press, "Foto: Kantor Presiden")
    assert f"wanted-{wanted.pk}" not in Sheet(client, article, "id").steps


def test_another_storys_wanted_picture_cannot_be_taken(client):
    seat(client, "Journalist")
    elsewhere = workflow.want_photo(make.article("id"), credit_wording="Foto: X", by=None)
    article = make.article("id")
    file = SimpleUploadedFile("p.jpg", saved(painting()), "image/jpeg")
    name = f"wanted-{elsewhere.pk}"
    answer = Sheet(client, article, "id").send(name, **{f"{name}-file": file})
    assert told(answer)[-1] == "This photo is not wanted any more."
    assert not Photo.objects.exists()
