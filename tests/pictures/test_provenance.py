"""Content Credentials: read for the desk, never in the way, and signed with the newsroom's key."""

import json
import random
import socket
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import c2pa
import pytest

from articles.pictures.credit import Credit, read_credit
from articles.pictures.framing import Framing
from articles.pictures.provenance import NotSigned, manifest_of, sign
from articles.pictures.render import renditions
from articles.pictures.rewrite import with_credit
from tests.pictures.samples import opened, painting, saved, told_by_exiftool
from tests.pictures.signing import anchors, created, keys, signed_by_a_camera
from tests.pictures.test_exiftool import ARABIC, KOREAN

MIMES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def made(credit=KOREAN):
    found = renditions(saved(painting(330, 200)), credit, Framing(may_crop=False))
    return {each.format: each.data for each in found}


def signed(file, mime, credit=KOREAN, **options):
    return sign(file, mime, credit, **keys(), now=NOW, **options)


def photographed(kind="digitalCapture"):
    return signed_by_a_camera(saved(painting(330, 200)), [created(kind)])


def manifests(data, mime):
    """Every manifest of the chain, as the library itself reads them; the active one first."""
    with c2pa.Reader(mime, BytesIO(data)) as reader:
        store = json.loads(reader.json())
    active = store["manifests"].pop(store["active_manifest"])
    return [active, *store["manifests"].values()]


def assertion(data, label, mime="image/jpeg"):
    found = manifests(data, mime)[0]["assertions"]
    return next((each["data"] for each in found if each["label"] == label), None)


def test_what_a_camera_said_is_summed_up_for_the_desk():
    told = manifest_of(photographed(), "image/jpeg")
    assert told == {
        "state": "Valid",
        "problems": ["signingCredential.untrusted"],
        "signer": "한빛일보",
        "signer_name": "Picture desk",
        "signed_at": "",
        "tool": "Camera 2",
        "title": "DSC_1.jpg",
        "actions": [
            {"action": "c2pa.created", "when": "2026-11-01T09:00:00Z", "tool": "Firmware 1"}
        ],
        "source_types": ["digitalCapture"],
        "is_made_by_ai": False,
        "earlier_manifests": 0,
    }
    assert json.loads(json.dumps(told)) == told


def test_who_is_trusted_is_the_newsrooms_choice():
    told = manifest_of(photographed(), "image/jpeg", anchors())
    assert (told["state"], told["problems"]) == ("Trusted", [])


@pytest.mark.parametrize(
    "kind", ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
)
def test_a_picture_made_by_ai_says_so_also_after_it_was_signed_again(kind):
    original = photographed(kind)
    again = signed(made()["webp"], "image/webp", original=original)
    for data, mime in ((original, "image/jpeg"), (again, "image/webp")):
        told = manifest_of(data, mime)
        assert told["is_made_by_ai"]
        assert told["source_types"] == [kind]


@pytest.mark.parametrize("mime", MIMES.values())
@pytest.mark.parametrize("data", [b"", b"garbage", b"c2pa", b"jumb c2pa", saved(painting())])
def test_a_file_without_credentials_has_none(data, mime):
    told = manifest_of(data, mime)
    assert told is None or told["state"] == "Unreadable"
    if b"c2pa" not in data:
        assert told is None


def test_a_changed_picture_is_told_from_a_whole_one():
    data = bytearray(photographed())
    data[-40] ^= 1
    told = manifest_of(bytes(data), "image/jpeg")
    assert told["state"] == "Invalid"
    assert "assertion.dataHash.mismatch" in told["problems"]
    assert told["signer"] == "한빛일보"


def test_a_broken_manifest_is_reported_and_never_raised():
    data, chance = photographed(), random.Random(1)
    start = data.index(b"jumb")
    states = set()
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(5):
            broken[chance.randrange(start, start + 2500)] = chance.randrange(256)
        if told := manifest_of(bytes(broken), "image/jpeg"):
            states.add(told["state"])
    for length in range(start, len(data), 97):
        manifest_of(data[:length], "image/jpeg")
    assert {"Invalid", "Unreadable"} <= states <= {"Valid", "Invalid", "Unreadable"}


@pytest.mark.parametrize("mime", ["image/jpeg", "image/png"])
def test_a_manifest_on_another_host_is_reported_and_not_fetched(mime):
    with socket.create_server(("127.0.0.1", 0)) as other_host:
        address = f"http://127.0.0.1:{other_host.getsockname()[1]}/manifest"
        picture = saved(painting(), mime.rpartition("/")[2])
        data = signed_by_a_camera(picture, [created()], mime, address)
        assert manifest_of(data, mime)["state"] == "Remote"
        other_host.setblocking(False)
        with pytest.raises(BlockingIOError):
            other_host.accept()


def test_long_texts_of_a_manifest_are_cut():
    actions = [created(), *[{"action": "c2pa.edited"}] * 90]
    data = signed_by_a_camera(saved(painting()), actions, title="가" * 2000)
    told = manifest_of(data, "image/jpeg")
    assert told["title"] == "가" * 300
    assert len(told["actions"]) == 50


@pytest.mark.parametrize("name", MIMES)
def test_a_signed_rendition_is_whole_and_keeps_its_credit_and_pixels(name):
    file = made()[name]
    data = signed(file, MIMES[name], original=photographed())
    told = manifest_of(data, MIMES[name], anchors())
    assert (told["state"], told["problems"]) == ("Trusted", [])
    assert told["tool"] == "Newsroom CMS"
    assert told["earlier_manifests"] == 1
    assert [each["action"] for each in told["actions"]] == [
        "c2pa.opened",
        "c2pa.color_adjustments",
        "c2pa.resized",
        "c2pa.transcoded",
    ]
    assert {each["when"] for each in told["actions"]} == {"2026-11-02T10:00:00+00:00"}
    assert read_credit(data) == read_credit(file)
    assert opened(data).tobytes() == opened(file).tobytes()
    assert len(data) - len(file) < 12_000


def test_the_originals_own_manifest_stays_in_the_chain():
    data = signed(made()["jpeg"], "image/jpeg", original=photographed())
    active, camera = manifests(data, "image/jpeg")
    [parent] = active["ingredients"]
    assert parent["relationship"] == "parentOf"
    assert parent["active_manifest"] == camera["label"]
    assert camera["claim_generator_info"][0]["name"] == "Camera"


@pytest.mark.parametrize("original", [None, saved(painting(), "PNG")], ids=["none", "plain"])
def test_a_rendition_of_an_original_without_credentials_has_one_manifest(original):
    data = signed(made()["jpeg"], "image/jpeg", original=original, original_mime="image/png")
    assert len(manifests(data, "image/jpeg")) == 1
    assert manifest_of(data, "image/jpeg", anchors())["state"] == "Trusted"


def test_an_original_that_was_tampered_with_stays_so_in_the_chain():
    original = bytearray(photographed())
    original[-40] ^= 1
    data = signed(made()["jpeg"], "image/jpeg", original=bytes(original))
    assert manifest_of(data, "image/jpeg", anchors())["earlier_manifests"] == 1
    [parent] = manifests(data, "image/jpeg")[0]["ingredients"]
    assert "assertion.dataHash.mismatch" in json.dumps(parent["validation_results"])


def test_a_crop_is_told():
    data = signed(made()["jpeg"], "image/jpeg", crop="1x1")
    assert manifest_of(data, "image/jpeg")["actions"][-1]["action"] == "c2pa.cropped"


@pytest.mark.parametrize("name", MIMES)
def test_after_a_change_of_credit_it_is_signed_again_and_no_old_manifest_is_left(name, tmp_path):
    mime, original = MIMES[name], photographed()
    before = signed(made()[name], mime, original=original)
    unsigned = with_credit(before, name, ARABIC)
    assert manifest_of(unsigned, mime) is None
    assert unsigned == made(ARABIC)[name]
    after = signed(unsigned, mime, ARABIC, original=original)
    assert manifest_of(after, mime, anchors())["state"] == "Trusted"
    assert len(manifests(after, mime)) == 2
    old = manifests(before, mime)[0]["label"]
    assert old.encode() in before
    assert old.encode() not in after
    told = told_by_exiftool({f"a.{name}": after}, tmp_path)[f"a.{name}"]
    assert told["XMP-photoshop:Credit"] == ARABIC.credit_line


def test_the_signature_covers_the_credit_by_name():
    told = assertion(signed(made()["jpeg"], "image/jpeg"), "cawg.metadata")
    assert told["dc:creator"] == ["김하늘"]
    assert told["photoshop:Credit"] == KOREAN.credit_line
    assert told["dc:rights"] == KOREAN.copyright_notice


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("", None),
        ("DMI-UNSPECIFIED", None),
        ("DMI-ALLOWED", ["allowed"] * 4),
        ("DMI-PROHIBITED", ["notAllowed"] * 4),
        ("DMI-PROHIBITED-AIMLTRAINING", [None, "notAllowed", "notAllowed", None]),
        ("DMI-PROHIBITED-GENAIMLTRAINING", [None, None, "notAllowed", None]),
        ("DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING", ["constrained"] + ["notAllowed"] * 3),
        ("DMI-PROHIBITED-SEECONSTRAINT", ["constrained"] * 4),
    ],
)
def test_the_wish_about_data_mining_is_an_assertion(code, uses):
    credit = replace(KOREAN, data_mining=code)
    told = assertion(signed(made()["jpeg"], "image/jpeg", credit), "cawg.training-mining")
    if uses is None:
        assert told is None
    else:
        names = ("data_mining", "ai_training", "ai_generative_training", "ai_inference")
        found = [told["entries"].get(f"cawg.{name}", {}).get("use") for name in names]
        assert found == uses


def test_a_credit_that_says_nothing_can_be_signed():
    data = signed(made(Credit())["jpeg"], "image/jpeg", Credit())
    assert manifest_of(data, "image/jpeg", anchors())["state"] == "Trusted"


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": b"no key"},
        {"certificate": b"no certificate"},
        {"certificate": b"", "key": b""},
        {"certificate": anchors().encode()},
    ],
)
def test_a_wrong_key_or_certificate_is_refused(wrong):
    with pytest.raises(NotSigned):
        sign(made()["jpeg"], "image/jpeg", KOREAN, **(keys() | wrong))


def test_what_is_no_picture_can_not_be_signed():
    with pytest.raises(NotSigned):
        signed(b"garbage", "image/jpeg")
