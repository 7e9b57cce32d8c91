"""Pictures in pages: which files a browser is offered, and what it knows before they come."""

import re

import pytest
from django.conf import settings

from articles.models import Licence, Photo
from articles.reader import pictures
from tests import make

pytestmark = pytest.mark.django_db

CROPS = {"": (3, 2), "16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}


def complete_photo(crops=CROPS, **fields):
    """A photo with rows of every format, in these crops."""
    photo = make.photo(**fields)
    photo.renditions = [
        {
            "width": width,
            "height": width * tall // wide,
            "format": made,
            "crop": crop,
            "file": f"{photo.sha256[:2]}/{photo.sha256[:16]}-{width}-{crop}{made}.{made}",
        }
        for crop, (wide, tall) in crops.items()
        for width in (640, 320, 1280)
        for made in ("avif", "webp", "jpeg")
    ]
    photo.save(update_fields=["renditions"])
    return photo


def page_of(client, photo):
    return client.get(make.live(make.article(photos=[photo]), "ko").get_absolute_url()).text


def first_picture(page):
    return re.search(r"<picture>.*?</picture>", page, re.DOTALL)[0]


def test_a_picture_is_offered_in_three_formats_the_smallest_first(client):
    shown = first_picture(page_of(client, complete_photo()))
    types = re.findall(r'<source type="image/(\w+)" srcset="([^"]+)" sizes="[^"]+">', shown)
    assert [made for made, _srcset in types] == ["avif", "webp"]
    sets = [*(srcset for _made, srcset in types), re.search(r'<img[^>]* srcset="([^"]+)', shown)[1]]
    for made, srcset in zip(("avif", "webp", "jpeg"), sets, strict=True):
        files = re.findall(r"/media/\S+\.(\w+) (\d+)w", srcset)
        assert files == [(made, "320"), (made, "640"), (made, "1280")]


def test_a_story_shows_the_whole_picture_and_a_list_its_crop(client):
    photo = complete_photo()
    story = first_picture(page_of(client, photo))
    assert 'width="1280" height="853"' in story
    assert "-16x9" not in story
    front = first_picture(client.get("/ko/").text)
    assert 'width="1280" height="720"' in front
    assert set(re.findall(r"-\d+-(\w*?)(?:avif|webp|jpeg)\.", front)) == {"16x9"}
    section = first_picture(client.get(f"/ko/{photo.placements.get().article.section.slug}/").text)
    assert 'width="1280" height="960"' in section
    assert set(re.findall(r"-\d+-(\w*?)(?:avif|webp|jpeg)\.", section)) == {"4x3"}


@pytest.mark.parametrize("crops", [{"": (3, 2)}, {"": (3, 2), "1x1": (1, 1)}])
def test_a_list_shows_the_whole_picture_where_there_is_no_such_crop(client, crops):
    page_of(client, complete_photo(crops))
    assert 'width="1280" height="853"' in first_picture(client.get("/ko/").text)


def test_rows_that_know_no_crop_are_of_the_whole_picture(client):
    photo = make.photo()
    assert "crop" not in photo.renditions[0]
    page_of(client, photo)
    assert 'width="1200" height="800"' in first_picture(client.get("/ko/").text)


def test_a_picture_that_must_not_be_cropped_is_not_cropped_by_the_page_either(client):
    bound = make.photo(licence=Licence.objects.create(code="own-nd", forbids_changes=True))
    free = make.photo()
    assert "uncropped" not in page_of(client, free)
    page_of(client, bound)
    assert "uncropped" in first_picture(client.get("/ko/").text)


def test_the_lead_is_wanted_at_once_and_every_other_picture_when_it_comes_into_view(client):
    section = make.section("world")
    gallery = [complete_photo(), complete_photo()]
    story = make.live(make.article(photos=gallery, section=section), "ko")
    make.live(make.article(photos=[complete_photo()], section=section), "ko")
    # Below the story stands the other one, as a related story.
    for path, leads, count in (
        (story.get_absolute_url(), 1, 3),
        ("/ko/", 1, 2),
        ("/ko/world/", 0, 2),
    ):
        images = re.findall(r"<img[^>]*>", client.get(path).text)
        assert len(images) == count
        others = [False] * (count - 1)
        assert ['fetchpriority="high"' in image for image in images] == [leads == 1, *others]
        assert ['loading="lazy"' not in image for image in images] == [leads == 1, *others]


def test_a_picture_in_a_strip_is_as_wide_as_its_number_of_cards_leaves_room_for():
    beside = pictures.ROW
    assert [pictures.strip(number) for number in (1, 2)] == [beside, beside]
    three, four = (pictures.strip(number).sizes for number in (3, 4))
    assert three.startswith("(min-width: 75rem) 22rem")
    assert four.startswith("(min-width: 75rem) 16.5rem")
    assert pictures.strip(7).sizes == four


def test_one_photo_in_a_gallery_is_as_wide_as_the_lead_and_several_share_the_line(client):
    for number, slot in ((1, pictures.LEAD), (2, pictures.GALLERY)):
        photos = [complete_photo() for _each in range(number + 1)]
        page = client.get(make.live(make.article(photos=photos), "ko").get_absolute_url()).text
        gallery = re.search(r'<section class="gallery".*?</section>', page, re.DOTALL)[0]
        assert set(re.findall(r' sizes="([^"]+)"', gallery)) == {slot.sizes}


@pytest.mark.parametrize(
    ("colour", "tint"),
    [("#000000", "tint-000"), ("#ffffff", "tint-222"), ("#3380e0", "tint-012"), ("", "")],
)
def test_the_place_of_a_picture_has_about_its_colour(client, colour, tint):
    page = page_of(client, make.photo(colour=colour))
    assert f'<img class="{tint}"' in page
    assert "style=" not in page


def test_every_tint_has_its_colour_in_the_stylesheet_and_is_near_it():
    css = (settings.BASE_DIR / "articles/static/articles/reader.css").read_text()
    tints = dict(re.findall(r"\.(tint-\d+) \{ background-color: (#\w{6}); \}", css))
    assert len(tints) == pictures.LEVELS**3
    assert all(pictures.tint(colour) == name for name, colour in tints.items())


def test_a_photo_whose_files_are_not_made_yet_is_left_out(client):
    photo, other = make.photo(), make.photo()
    article = make.article(photos=[photo, other])
    edition = make.live(article, "ko")
    Photo.objects.filter(pk=photo.pk).update(renditions=[])
    page = client.get(edition.get_absolute_url()).text
    assert page.count("<img") == 1
    assert "<img" not in client.get("/ko/").text
