"""Rows and files that say different things are found, and mended where that can be."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.models import Photo
from articles.workflow.photos import in_hand
from tests import media

pytestmark = pytest.mark.django_db(transaction=True)
CHECKOUT = Path(__file__).resolve().parent.parent.parent
ROOT = Path(settings.VAR, "media")

# Stores the picture given on its standard input and dies at a step, as at a power cut.
DYING = """
import os, signal, sys
import django
django.setup()
from articles import workflow
from articles.workflow.photos import files, in_hand, renditions, storing
from django.core.files.storage import FileSystemStorage

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

step, save = sys.argv[1], FileSystemStorage._save
if step == "file":
    FileSystemStorage._save = lambda *args: die(save(*args))
elif step == "rendition":
    storing.enqueue = lambda pk: None
    data = sys.stdin.buffer.read()
    photo = workflow.store_photo(data, by=None)
    FileSystemStorage._save = lambda *args: die(save(*args))
    workflow.make_renditions.call(photo.pk)
elif step == "row":
    renditions.asked = lambda photo, asked=renditions.asked, calls=[]: (
        die() if calls else calls.append(1) or asked(photo)
    )
elif step == "task":
    renditions.make_renditions.func.__globals__["files_apart"] = die
workflow.store_photo(sys.stdin.buffer.read(), by=None)
"""


@pytest.fixture(autouse=True)
def _nothing_of_other_tests():
    """The folder outlives each test's rows."""
    for path in ROOT.rglob("*"):
        if path.is_file():
            path.unlink()


def check(*options):
    """(exit code, lines) of the command."""
    out, code = StringIO(), 0
    try:
        call_command("check_media", *options, stdout=out)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue().splitlines()


def grow_old():
    """Lets two hours pass over every file and everything in hand."""
    before = time.time() - 7200
    for path in ROOT.rglob("*"):
        if path.is_file():
            os.utime(path, (before, before))
    since = (timezone.now() - timedelta(hours=2)).isoformat()
    for photo in Photo.objects.all():
        photo.in_hand = [entry | {"since": since} for entry in photo.in_hand]
        photo.save(update_fields=["in_hand"])
    Photo.objects.update(uploaded_at=timezone.now() - timedelta(hours=2))


def test_a_newsroom_in_order_has_no_differences():
    assert check("--read") == (0, ["Differences: 0"])
    media.stored()
    grow_old()
    assert check("--read") == (0, ["Differences: 0"])


def test_files_of_no_photo_are_found_and_taken_away_once_they_are_old():
    for storage in (default_storage, storages["originals"]):
        storage.save("ab/stray.jpeg", ContentFile(b"x"))
    assert check("--mend") == (0, ["Differences: 0"])
    grow_old()
    code, lines = check()
    assert (code, lines[-1]) == (1, "Differences: 2")
    assert lines[0] == "The file ab/stray.jpeg belongs to no photo."
    code, lines = check("--mend")
    assert (code, lines[0]) == (1, "The file ab/stray.jpeg belongs to no photo. Mended.")
    assert media.files() == {}
    assert check()[0] == 0


def test_a_missing_rendition_is_made_again():
    photo = media.stored()
    for row in photo.renditions:
        default_storage.delete(row["file"])
    code, lines = check()
    assert (code, len(lines)) == (1, 4)
    assert lines[0].endswith(f"of photo {photo.pk} is missing.")
    check("--mend")
    assert check("--read")[0] == 0


def test_a_rendition_that_is_not_what_was_written_is_found_by_reading_and_made_again():
    photo = media.stored()
    Path(default_storage.path(photo.renditions[0]["file"])).write_bytes(b"half")
    assert check()[0] == 0
    code, lines = check("--read")
    assert (code, "is not what was written" in lines[0]) == (1, True)
    check("--read", "--mend")
    assert check("--read")[0] == 0


def test_an_original_that_is_missing_or_damaged_is_told_and_can_not_be_mended():
    photo = media.stored()
    path = Path(photo.original.path)
    path.write_bytes(b"half")
    code, lines = check("--read", "--mend")
    assert (code, lines[0].endswith("is not what was stored.")) == (1, True)
    path.unlink()
    code, lines = check("--mend")
    assert (code, lines[0].endswith("is missing.")) == (1, True)
    assert check()[0] == 1


def test_what_a_killed_task_left_in_hand_is_cleared():
    photo = media.stored()
    name = f"{photo.sha256[:2]}/{photo.sha256[:16]}-999-0123456789ab.jpeg"
    in_hand.begin(photo.pk, [name])
    default_storage.save(name, ContentFile(b"x"))
    assert check("--mend")[0] == 0
    grow_old()
    code, lines = check("--mend")
    assert code == 1
    assert lines[0] == f"Photo {photo.pk} was left while its files were written. Mended."
    assert media.public_names(photo) == {row["file"] for row in photo.renditions}
    assert check()[0] == 0


def test_files_that_were_never_made_are_made(monkeypatch):
    monkeypatch.setattr("articles.workflow.photos.storing.enqueue", lambda pk: None)
    photo = workflow.store_photo(media.picture(), by=None)
    assert check("--mend")[0] == 0
    grow_old()
    assert check()[1][0] == f"The files of photo {photo.pk} have still to be made."
    check("--mend")
    photo.refresh_from_db()
    assert photo.is_ready


@pytest.mark.parametrize(
    ("step", "has_row"), [("file", False), ("task", True), ("rendition", True), ("row", True)]
)
def test_a_process_killed_at_any_step_leaves_nothing_that_is_not_found(step, has_row):
    data = media.picture()
    connection.close()
    died = subprocess.run(
        [sys.executable, "-c", DYING, step],
        cwd=CHECKOUT,
        env=os.environ | {"NEWSROOM_DATABASE_URL": address_of_the_test_database()},
        input=data,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert died.returncode == -9, died.stderr.decode()
    assert Photo.objects.exists() == has_row
    assert media.files()
    grow_old()
    assert check("--mend")[0] == 1
    assert check("--read")[0] == 0
    if has_row:
        assert Photo.objects.get().is_ready
        assert len(media.files()) == 4
    else:
        assert media.files() == {}


def address_of_the_test_database():
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    place = f"{quote(values['HOST'], safe='')}:{values['PORT'] or 5432}"
    return f"postgresql://{quote(values['USER'])}@{place}/{values['NAME']}"
