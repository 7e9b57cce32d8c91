"""The same promises where files lie in a store that speaks S3: a real server, on this machine."""

import logging

import pytest
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings as newsroom
from django.core.files.storage import default_storage, storages
from moto.server import ThreadedMotoServer

from articles import workflow
from articles.models import Photo, PhotoEvent
from articles.pictures.credit import read_credit
from articles.workflow.photos.differences import differences
from newsroom.storage import PublicFiles
from tests import media
from tests.database import rows

pytestmark = pytest.mark.django_db(transaction=True)
DOWN = (BotoCoreError, ClientError)


@pytest.fixture(scope="module")
def server():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """An empty bucket that the newsroom's storages lie in."""
    host, port = server.get_host_and_port()
    access = {
        "bucket_name": "newsroom",
        "endpoint_url": f"http://{host}:{port}",
        "region_name": "us-east-1",
        "access_key": "key",
        "secret_key": "secret",
        "default_acl": None,
        "file_overwrite": True,
    }
    settings.STORAGES = newsroom.STORAGES | {
        "default": {
            "BACKEND": "newsroom.storage.PublicFiles",
            "OPTIONS": access | {"location": "public"},
        },
        "originals": {
            "BACKEND": "newsroom.storage.Originals",
            "OPTIONS": access | {"location": "originals"},
        },
    }
    # The column took its storage when the newsroom started.
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storages["originals"])
    bucket = default_storage.bucket
    bucket.create()
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


def names(bucket):
    return {each.key for each in bucket.objects.all()}


def of(photo):
    return {f"originals/{photo.original.name}"} | {
        f"public/{row['file']}" for row in photo.renditions
    }


def down(storage, monkeypatch):
    """Lets a storage lose its store from now on: nobody listens at that port."""
    monkeypatch.setattr(storage, "endpoint_url", "http://127.0.0.1:9")
    monkeypatch.setattr(storage, "_bucket", None)
    monkeypatch.setattr(storage, "_connections", type(storage._connections)())


def test_a_photo_is_stored_changed_and_deleted(bucket):
    data = media.picture()
    photo = media.stored(data)
    assert names(bucket) == of(photo)
    with photo.original.open() as file:
        assert file.read() == data
    changed = workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert names(bucket) == of(changed) != of(photo)
    for row in changed.renditions:
        with default_storage.open(row["file"]) as file:
            assert read_credit(file.read()).copyright_notice == "© 2026"
    assert list(differences(read=True)) == []
    workflow.delete_photo(photo, by=None)
    assert names(bucket) == set()


def test_readers_get_files_by_the_sites_own_address_and_originals_have_none(bucket):
    photo = media.stored()
    file = photo.renditions[0]["file"]
    assert default_storage.url(file) == f"/media/{file}"
    with pytest.raises(ValueError, match="no address"):
        _ = photo.original.url
    for each in bucket.objects.all():
        grants = each.Acl().grants
        assert not [grant for grant in grants if "AllUsers" in grant["Grantee"].get("URI", "")]


def test_half_a_file_is_written_again(bucket):
    data = media.picture()
    photo = media.stored(data)
    kept, author = of(photo), photo.photographer
    Photo.objects.all().delete()
    for name in kept:
        bucket.Object(name).put(Body=b"half")
    again = media.stored(data, photographer=author)
    assert of(again) == kept
    assert list(differences(read=True)) == []


def test_a_store_that_is_down_refuses_the_upload_and_leaves_no_row(bucket, monkeypatch):
    before = rows()
    with monkeypatch.context() as patch:
        down(storages["originals"], patch)
        with pytest.raises(DOWN):
            workflow.store_photo(media.picture(), by=None)
    assert rows() == before
    assert names(bucket) == set()


def test_a_store_that_fails_in_the_middle_leaves_no_file(bucket, monkeypatch):
    photo = media.stored()
    before, kept = rows(), names(bucket)
    save, calls = PublicFiles._save, iter([True])

    def failing(storage, name, content):
        if next(calls, False):
            return save(storage, name, content)
        raise ClientError({"Error": {"Code": "503"}}, "PutObject")

    with monkeypatch.context() as patch:
        patch.setattr(PublicFiles, "_save", failing)
        with pytest.raises(ClientError):
            workflow.change_photo(photo, by=None, copyright_notice="© 2026")
    assert (rows(), names(bucket)) == (before, kept)


def test_a_store_that_is_down_while_the_task_runs_leaves_the_photo_for_the_next(
    bucket, monkeypatch
):
    with monkeypatch.context() as patch:
        down(default_storage._wrapped, patch)
        photo = workflow.store_photo(media.picture(), by=None)
    assert PhotoEvent.objects.first().verb == "renditions_failed"
    photo.refresh_from_db()
    assert not photo.is_ready
    workflow.make_renditions_again(photo, by=None)
    photo.refresh_from_db()
    assert names(bucket) == of(photo)
    assert photo.is_ready
