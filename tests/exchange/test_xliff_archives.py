"""Archives of XLIFF files that are damaged or mean no good: refused whole, and nothing changes."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from articles.exchange.xliff import import_file, opening
from tests.exchange import xliff
from tests.exchange.xliff import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return xliff.story()


@pytest.fixture
def data(article):
    """A file that would be taken in."""
    return xliff.edited(xliff.export(article), {"title": "جديد"})


@pytest.fixture(autouse=True)
def _nothing_changes(request):
    """Whatever a test here sends in, it must change nothing at all."""
    if "article" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("article")

    before = xliff.stored()
    yield
    assert xliff.stored() == before


def packed(files, **options):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def test_an_archive_with_folders_is_refused_whole(article, data):
    for name in ("../x.xlf", "/etc/x.xlf", "a/b.xlf", "C:\\x.xlf", "a\\b.xlf", "a/"):
        assert "no folders" in refused(packed([("good.xlf", data), (name, data)]))


def test_an_archive_with_anything_but_xliff_is_refused_whole(article, data):
    assert "XLIFF files" in refused(packed([("good.xlf", data), ("macro.exe", b"MZ")]))
    inner = packed([("good.xlf", data)])
    assert "XLIFF files" in refused(packed([("inner.zip", inner)]))
    assert "broken" in refused(packed([("inner.xlf", inner)]))


def test_a_locked_archive_is_refused(article, data):
    archive = bytearray(packed([("good.xlf", data)]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.index(signature) + offset] |= 1
    assert "password" in refused(bytes(archive))


def test_a_bomb_of_zeros_is_refused_before_it_is_unpacked(article, data):
    bomb = packed([("good.xlf", data), ("bomb.xlf", b"0" * 7_900_000)])
    assert len(bomb) < 20_000
    tracemalloc.start()
    told = refused(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "tighter than any text" in told
    assert peak < 1_000_000


def test_an_archive_that_is_too_large_unpacked_is_refused(article):
    noise = bytes(range(256)) * 30_000
    told = refused(packed((f"{n}.xlf", noise) for n in range(8)))
    assert "larger than 48 MB" in told


def test_an_archive_that_lies_about_its_sizes_is_refused(article, data):
    archive = bytearray(packed([("bomb.xlf", b"0" * 5_000_000)]))
    place = archive.index(b"PK\x01\x02")
    archive[place + 24 : place + 28] = (50_000).to_bytes(4, "little")
    assert refused(bytes(archive))


def test_an_archive_of_too_many_files_is_refused(article, monkeypatch):
    monkeypatch.setattr(opening, "MAX_FILES", 3)
    assert "more than 3" in refused(packed((f"{n}.xlf", b"x") for n in range(4)))


def test_an_empty_archive_and_two_files_of_one_name_are_refused(article, data):
    assert "empty" in refused(b"PK\x05\x06" + b"\x00" * 18)
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed([("a.xlf", data), ("a.xlf", data)])
    assert "two files of one name" in refused(twice)


def test_other_ways_of_packing_are_refused(article, data):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xlf", data)
    assert "way that is not known" in refused(made.getvalue())


def test_a_damaged_archive_is_refused(article, data):
    archive = packed([("a.xlf", data)])
    assert "damaged" in refused(archive[:-30])
    broken = bytearray(archive)
    broken[60:90] = b"\xff" * 30
    assert "damaged" in refused(bytes(broken))


def test_one_bad_file_of_an_archive_leaves_the_good_one():
    article = xliff.story()
    data = xliff.edited(xliff.export(article), {"title": "جديد"})
    good, bad = import_file(BytesIO(packed([("a.xlf", data), ("b.xlf", b"<x/>")])), None)
    assert (good.name, good.revision.title) == ("a.xlf", "جديد")
    assert (bad.name, bad.is_refused) == ("b.xlf", True)
