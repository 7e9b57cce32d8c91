"""What machines are told of a story's photos: JSON-LD."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from articles.models import DigitalSourceType, Edition, Licence, Photo, Placement
from articles.reader import image_objects
from articles.text.credits import credit_line
from tests import make
from tests.reader.test_pictures import complete_photo

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def page_of(client, photos, code="ko", **words):
    article = make.article(photos=photos)
    return client.get(make.live(article, code, at=MARCH, **words).get_absolute_url()).text


def data_of(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def known_photo(**fields):
    licence = Licence.objects.create(code="own-by", url="https://example.org/by")
    return complete_photo(
        photographer=make.author("lee", ko="이서연 & 벗"),
        source=make.source(ko="연합"),
        licence=licence,
        copyright_notice="© <이서연>",
        digital_source_type=DigitalSourceType.CAPTURE,
        **fields,
    )


def test_the_lead_is_told_in_every_crop_and_whole(client):
    photo = known_photo()
    photo.source.url = "https://example.org/photos"
    photo.source.save(update_fields=["url"])
    captions = {str(photo.pk): {"caption": "설명", "alt_text": "대체"}}
    images = data_of(page_of(client, [photo], captions=captions))["image"]
    assert [(i["width"], i["height"]) for i in images] == [
        (1280, 720),
        (1280, 960),
        (1280, 1280),
        (1280, 853),
    ]
    with override("ko"):
        credit = "이서연 & 벗".join(credit_line("X", "연합").split("X"))
    for image in images:
        assert image.pop("contentUrl").startswith("http://testserver/media/")
        del image["width"], image["height"]
        assert image == {
            "@type": "ImageObject",
            "creator": {"@type": "Person", "name": "이서연 & 벗"},
            "creditText": credit,
            "copyrightNotice": "© <이서연>",
            "license": "https://example.org/by",
            "acquireLicensePage": "https://example.org/photos",
            "caption": "설명",
            "description": "대체",
            "inLanguage": "ko",
            "digitalSourceType": "https://schema.org/DigitalCaptureDigitalSource",
            "representativeOfPage": True,
        }


def test_other_photos_are_told_whole_after_the_lead(client):
    photos = [
        (complete_photo(), Placement.Role.INLINE, 0),
        (complete_photo(), Placement.Role.LEAD, 0),
        (complete_photo(), Placement.Role.GALLERY, 0),
    ]
    images = data_of(page_of(client, photos))["image"]
    assert [image.get("representativeOfPage", False) for image in images] == [True] * 4 + [
        False
    ] * 2
    assert images[4]["contentUrl"] != images[5]["contentUrl"]


def test_day_and_place_are_told_and_the_place_only_where_that_was_decided(client, vocabulary):
    photo = known_photo(place="항구", taken_on=date(2026, 3, 1))
    images = data_of(page_of(client, [photo]))["image"]
    assert {image["dateCreated"] for image in images} == {"2026-03-01"}
    assert not any("contentLocation" in image for image in images)
    Photo.objects.filter(pk=photo.pk).update(keeps_location=True)
    images = data_of(client.get(Edition.objects.get().get_absolute_url()).text)["image"]
    assert images[0]["contentLocation"] == {"@type": "Place", "name": "항구"}
    assert list(wrong_properties(images[0], vocabulary)) == []


def test_what_is_not_known_is_not_told(client):
    [image] = data_of(page_of(client, [make.photo(source=make.source(ko="연합"))]))["image"]
    assert image["creator"] == {"@type": "Organization", "name": "연합"}
    assert not {"license", "copyrightNotice", "digitalSourceType"} & set(image)


def test_no_word_of_a_photo_ends_the_block(client):
    photo = make.photo(copyright_notice="</script><script>")
    page = page_of(client, [photo])
    assert page.count("</script>") == 2  # with reader.js
    assert data_of(page)["image"][0]["copyrightNotice"] == "</script><script>"


def test_a_photo_without_rights_is_told_to_no_machine(client):
    photo = known_photo()
    path = make.live(make.article(photos=[photo]), "ko", at=MARCH).get_absolute_url()
    Photo.objects.update(killed_at=MARCH)
    page = client.get(path).text
    assert "image" not in data_of(page)
    assert photo.sha256[:16] not in page


def test_a_replacement_is_told_with_its_own_facts(client):
    other = known_photo(alt_text_ko="대신", caption_ko="다른")
    photo = make.photo()
    path = make.live(make.article(photos=[photo]), "ko", at=MARCH).get_absolute_url()
    Photo.objects.filter(pk=photo.pk).update(killed_at=MARCH, replacement=other)
    page = client.get(path).text
    assert data_of(page)["image"][0]["caption"] == "다른"
    assert '<meta property="og:image:alt" content="대신 (' in page


@pytest.fixture(scope="module")
def vocabulary(shared):
    """schema.org 30.0: its terms by name."""
    graph = json.loads((shared / "standards/schemaorg-30.0.jsonld").read_text())["@graph"]
    return {term["@id"].removeprefix("schema:"): term for term in graph}


def names_of(value):
    """The names in a term's "@id" or list of them."""
    found = value if isinstance(value, list) else [value] if value else []
    return {each["@id"].removeprefix("schema:") for each in found}


def kinds(name, vocabulary):
    """A type and all that it is a kind of."""
    above = names_of(vocabulary[name].get("rdfs:subClassOf"))
    return {name}.union(*(kinds(each, vocabulary) for each in above if each in vocabulary))


def wrong_properties(thing, vocabulary):
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        domains = names_of(vocabulary.get(name, {}).get("schema:domainIncludes"))
        if not domains & kinds(thing["@type"], vocabulary):
            yield f"{thing['@type']}.{name}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from wrong_properties(each, vocabulary)


def test_every_property_that_is_told_belongs_to_its_type_in_schema_org(client, vocabulary):
    data = data_of(page_of(client, [known_photo(), complete_photo()]))
    assert list(wrong_properties(data, vocabulary)) == []
    wrong = {"@type": "ImageObject", "headlin": "x", "creator": {"@type": "Person", "crop": 1}}
    assert list(wrong_properties(wrong, vocabulary)) == ["ImageObject.headlin", "Person.crop"]


def test_every_way_of_making_pictures_is_one_of_schema_orgs(vocabulary):
    for made in DigitalSourceType:
        name = image_objects.source_type(made).removeprefix("https://schema.org/")
        assert vocabulary[name]["@type"] == "schema:IPTCDigitalSourceEnumeration"
    assert image_objects.source_type("") == ""
