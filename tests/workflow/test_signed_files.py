"""Content Credentials in the files that readers get, where the newsroom has a key."""

import pytest
from django.core.files.storage import default_storage

from articles import workflow
from articles.pictures.credit import read_credit
from articles.pictures.provenance import manifest_of
from articles.pictures.saving import MIMES
from tests import media
from tests.pictures.samples import exif, painting, saved
from tests.pictures.signing import created, keys, signed_by_a_camera

pytestmark = pytest.mark.django_db
GPS = 0x8825


@pytest.fixture
def signing(settings, tmp_path):
    paths = []
    for name, pem in keys().items():
        paths.append(tmp_path / f"{name}.pem")
        paths[-1].write_bytes(pem)
    settings.CONTENT_CREDENTIALS = [str(path) for path in paths]


def public_files(photo):
    for row in photo.renditions:
        with default_storage.open(row["file"]) as file:
            yield file.read(), MIMES[row["format"]]


def from_a_camera(**options):
    return signed_by_a_camera(saved(painting(90, 60), **options), [created()])


def test_without_a_key_no_file_is_signed():
    photo = media.stored(from_a_camera())
    assert all(manifest_of(*file) is None for file in public_files(photo))


def test_with_a_key_every_file_is_signed_and_the_camera_stays_in_the_chain(signing):
    photo = media.stored(from_a_camera())
    for file in public_files(photo):
        said = manifest_of(*file)
        assert (said["state"], said["earlier_manifests"]) == ("Valid", 1)


def test_a_changed_credit_is_signed_anew(signing):
    photo = media.stored(from_a_camera())
    changed = workflow.change_photo(photo, by=None, copyright_notice="© 한빛")
    for data, mime in public_files(changed):
        assert read_credit(data).copyright_notice == "© 한빛"
        assert manifest_of(data, mime)["state"] == "Valid"


def test_what_a_camera_says_of_a_place_goes_along_only_where_an_editor_keeps_the_place(signing):
    place = exif()
    place.get_ifd(GPS).update({1: "N", 2: (37.0, 0.0, 0.0), 3: "E", 4: (127.0, 0.0, 0.0)})
    photo = media.stored(from_a_camera(exif=place))
    assert {manifest_of(*file)["earlier_manifests"] for file in public_files(photo)} == {0}
    kept = workflow.change_photo(photo, by=None, keeps_location=True)
    assert {manifest_of(*file)["earlier_manifests"] for file in public_files(kept)} == {1}


@pytest.mark.parametrize("wrong", ["swapped", "missing"])
def test_a_key_that_can_not_sign_refuses_the_change_and_leaves_all_as_it_was(
    wrong, signing, settings
):
    photo = media.stored(from_a_camera())
    certificate, key = settings.CONTENT_CREDENTIALS
    pair = {"swapped": [key, certificate], "missing": [certificate, f"{key}.gone"]}
    settings.CONTENT_CREDENTIALS = pair[wrong]
    files = media.files()
    with pytest.raises(workflow.Refused, match="could not be signed"):
        workflow.change_photo(photo, by=None, copyright_notice="© 한빛")
    assert media.files() == files
