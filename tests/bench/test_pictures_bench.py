"""The bench's photo is uploaded and rewritten as the desk would do it."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from articles.bench import measure, pictures, report
from articles.models import Photo
from tests import media
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_preparing(monkeypatch):
    """The tests' tables are made, and their static files need no collecting."""
    monkeypatch.setattr("articles.management.commands.bench.prepare", lambda log: None)


def test_a_photo_has_as_many_megapixels_as_asked():
    image = Image.open(BytesIO(pictures.picture(0.24)))
    assert image.size == (600, 400)
    assert image.format == "JPEG"


def test_each_round_uploads_and_rewrites_the_photo(tmp_path):
    out, file = StringIO(), str(tmp_path / "photo.jpg")
    call_command("bench", pictured=[file, "0.12", "2"], stdout=out, stderr=StringIO())
    found = json.loads(out.getvalue())
    assert set(found) == {*pictures.KINDS, "files"}
    for kind in pictures.KINDS:
        assert len(found[kind]) == 2
        assert all(whole > 0 and used > 0 for whole, used in found[kind])
    assert found["files"] == [6]
    assert Photo.objects.count() == 2
    assert all(photo.renditions for photo in Photo.objects.all())

    out = StringIO()
    call_command("bench", heaviest=file, stdout=out)
    assert 20 < float(out.getvalue()) < 4000


def test_pillow_alone_writes_the_same_files(monkeypatch):
    written, save = [], Image.Image.save

    def noted(image, file, name, **options):
        written.append((name, image.size))
        return save(image, file, name, **options)

    monkeypatch.setattr(Image.Image, "save", noted)
    data = saved(painting(700, 500))
    pictures.bare(data)
    alone = written[1:]
    written.clear()
    list(pictures.render.renditions(data, pictures.OLD))
    assert alone == written


def test_a_file_that_can_not_be_rewritten_fails_the_bench():
    broken = pictures.render.Rendition(1, 1, "jpeg", "image/jpeg", b"")
    with pytest.raises(measure.WrongAnswer):
        pictures._rewrite([broken])


def test_the_bench_fills_no_picture_desk_that_somebody_uses(tmp_path):
    media.stored()
    with pytest.raises(CommandError, match="empty"):
        call_command("bench", pictured=[str(tmp_path / "a"), "0.1", "1"], stdout=StringIO())


def test_the_report_sets_each_work_beside_what_can_not_be_had_for_less():
    found = {
        "upload": [[900.0, 110.0], [300.0, 230.0], [100.0, 99.0]],
        "bare": [[100.0, 100.0], [200.0, 200.0], [100.0, 100.0]],
        "rewrite": [[2.0, 1.0], [2.0, 2.0], [9.0, 3.0]],
        "anew": [[100.0, 100.0]] * 3,
        "files": [45],
        "peak": [194.2],
    }
    lines = list(report.picture_lines(found, 24))
    assert "45 files" in lines[0]
    assert lines[2].split() == ["upload", "3", "300.0", "110.0", "bare", "1.100"]
    assert lines[4].split() == ["rewrite", "3", "2.0", "2.0", "anew", "0.020"]
    assert "194 MB" in lines[-1]
