"""What exiftool, written by others, finds in the files that readers get."""

import pytest

from articles.pictures.credit import Credit
from articles.pictures.render import renditions
from tests.pictures.samples import exif, painting, saved, told_by_exiftool

KOREAN = Credit(
    creator="김하늘",
    credit_line="사진 = 대통령실",
    source="대통령실",
    copyright_notice="© 2026 대통령실",
    web_statement="https://example.org/licence",
    description={"ko": "회의실의 두 사람", "ar": "شخصان في قاعة"},
    alt_text={"ko": "두 사람", "id": "Dua orang"},
    long_description={"ko": "두 사람이 마주 앉아 있다.", "ar": "شخصان يجلسان وجها لوجه."},
    rights={"en": "© 2026 Office of the President", "ar": "© ٢٠٢٦ مكتب الرئيس"},
    usage_terms={"ko": "보도용", "en": "Editorial use only"},
    licensor_url="https://example.org/ko/licences",
    licensor_name="대통령실 사진부",
    data_mining="DMI-PROHIBITED-GENAIMLTRAINING",
    digital_source_type="digitalCapture",
    headline="정상 회의",
    keywords=("회의", "서울"),
    date_created="2026-11-02T10:00:00+09:00",
)
ARABIC = Credit(
    creator="سارة العلي",
    credit_line="تصوير: سارة",
    source="وكالة الأنباء",
    copyright_notice="© ٢٠٢٦ وكالة الأنباء",
    web_statement="https://example.org/ar",
    description={"ar": "شخصان في قاعة", "ko": "회의실의 두 사람"},
    alt_text={"ar": "شخصان"},
    long_description={"ar": "شخصان يجلسان وجها لوجه."},
    rights={"ko": "© 2026 통신사"},
    usage_terms={"ar": "للاستخدام الصحفي فقط"},
    licensor_url="https://example.org/ar/licences",
    licensor_name="وكالة الأنباء",
    data_mining="DMI-PROHIBITED",
    digital_source_type="trainedAlgorithmicMedia",
    headline="اجتماع القمة",
    keywords=("اجتماع",),
    date_created="2026-11-02",
    location={
        "sublocation": "القاعة",
        "city": "الرياض",
        "region": "الرياض",
        "country": "السعودية",
        "country_code": "SAU",
        "latitude": "24.7136",
        "longitude": "46.6753",
    },
    contact={
        "address": "شارع ١",
        "city": "الرياض",
        "region": "الرياض",
        "postcode": "11564",
        "country": "السعودية",
        "phone": "+966 1",
        "email": "desk@example.org",
        "url": "https://example.org/",
    },
    persons=("ليلى حداد",),
)
LINES = {
    "credit_line": ("XMP-photoshop:Credit", "IPTC:Credit"),
    "source": ("XMP-photoshop:Source", "IPTC:Source"),
    "copyright_notice": ("XMP-dc:Rights", "IPTC:CopyrightNotice"),
    "web_statement": ("XMP-xmpRights:WebStatement", None),
    "headline": ("XMP-photoshop:Headline", "IPTC:Headline"),
}
LANGUAGES = {
    "description": "XMP-dc:Description",
    "alt_text": "XMP-iptcCore:AltTextAccessibility",
    "long_description": "XMP-iptcCore:ExtDescrAccessibility",
    "rights": "XMP-dc:Rights",
    "usage_terms": "XMP-xmpRights:UsageTerms",
}
SENSITIVE = ("GPS", "Location", "City", "Country", "Contact", "Person")


def told(credit, tmp_path, *options):
    block = exif(t271="Camera")
    block.get_ifd(0x8825).update({1: "N", 2: (37.0, 33.0, 59.0), 3: "E", 4: (126.0, 58.0, 40.0)})
    made = renditions(saved(painting(400, 340), exif=block), credit)
    files = {f"{each.crop}{each.width}.{each.format}": each.data for each in made}
    assert {name.rpartition(".")[0] for name in files} == {"320", "4x3320", "1x1320"}
    assert {name.rpartition(".")[2] for name in files} == {"avif", "webp", "jpeg"}
    return told_by_exiftool(files, tmp_path, *options)


@pytest.mark.parametrize("credit", [KOREAN, ARABIC], ids=["Korean", "Arabic"])
def test_every_rendition_tells_its_credit(credit, tmp_path):
    for name, facts in told(credit, tmp_path).items():
        assert facts["XMP-dc:Creator"] == [credit.creator]
        for field, (in_xmp, in_iim) in LINES.items():
            assert facts[in_xmp] == getattr(credit, field)
            if in_iim:
                assert facts.get(in_iim) == (facts[in_xmp] if name.endswith("jpeg") else None)
        assert facts["XMP-xmpRights:Marked"] is True
        assert facts["XMP-plus:Licensor"] == [
            {"LicensorName": credit.licensor_name, "LicensorURL": credit.licensor_url}
        ]
        assert facts["XMP-plus:DataMining"].endswith(f"/{credit.data_mining}")
        kind = facts["XMP-iptcExt:DigitalSourceType"]
        assert kind.endswith(f"/digitalsourcetype/{credit.digital_source_type}")
        assert facts["XMP-dc:Subject"] == list(credit.keywords)
        assert facts["XMP-photoshop:DateCreated"].startswith("2026:11:02")


@pytest.mark.parametrize("credit", [KOREAN, ARABIC], ids=["Korean", "Arabic"])
def test_every_rendition_describes_itself_in_every_language(credit, tmp_path):
    for facts in told(credit, tmp_path).values():
        for field, tag in LANGUAGES.items():
            texts = getattr(credit, field)
            first = credit.copyright_notice if field == "rights" else next(iter(texts.values()))
            assert facts[tag] == first
            for language, text in texts.items():
                assert facts[f"{tag}-{language}"] == text


def test_place_contact_and_persons_are_told_where_the_credit_has_them(tmp_path):
    for facts in told(ARABIC, tmp_path, "-n").values():
        place = {
            "Sublocation": "القاعة",
            "City": "الرياض",
            "ProvinceState": "الرياض",
            "CountryName": "السعودية",
            "CountryCode": "SAU",
        }
        globe = {"GPSLatitude": 24.7136, "GPSLongitude": 46.6753}
        assert facts["XMP-iptcExt:LocationCreated"] == [place | globe]
        assert facts["XMP-iptcExt:LocationShown"] == [place]
        assert facts["XMP-photoshop:City"] == "الرياض"
        assert facts["XMP-photoshop:Country"] == "السعودية"
        assert facts["XMP-exif:GPSLatitude"] == 24.7136
        assert facts["XMP-exif:GPSLongitude"] == 46.6753
        assert facts["XMP-iptcCore:CreatorContactInfo"] == {
            "CiAdrExtadr": "شارع ١",
            "CiAdrCity": "الرياض",
            "CiAdrRegion": "الرياض",
            "CiAdrPcode": 11564,
            "CiAdrCtry": "السعودية",
            "CiTelWork": "+966 1",
            "CiEmailWork": "desk@example.org",
            "CiUrlWork": "https://example.org/",
        }
        assert facts["XMP-iptcExt:PersonInImage"] == ["ليلى حداد"]


def test_place_contact_and_persons_stay_inside_otherwise(tmp_path):
    for facts in told(KOREAN, tmp_path).values():
        assert not [key for key in facts if any(word in key for word in SENSITIVE)]


def test_every_rendition_is_valid(tmp_path):
    for facts in told(ARABIC, tmp_path, "-all", "-validate").values():
        assert facts["ExifTool:Validate"] == "OK"
        assert not [key for key in facts if "Warning" in key or "Error" in key]
