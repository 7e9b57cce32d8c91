"""Static files are collected when others are there than the last time, and only then."""

import os

import pytest

from articles.management.commands import serve


@pytest.fixture
def static(settings, tmp_path):
    """A folder with one static file, of a newsroom that collects into another."""
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    (tmp_path / "static").mkdir()
    (tmp_path / "static/reader.css").write_text("a {}")
    return tmp_path / "static"


def collects():
    lines = []
    serve.collect_what_changed(log=lines.append)
    return lines == ["Collecting the static files"]


def names(settings):
    return {path.name for path in settings.STATIC_ROOT.glob("*.css")}


def test_files_are_collected_once(static, settings):
    assert collects()
    assert "reader.css" in names(settings)
    assert not collects()


def test_a_release_with_older_files_is_collected(static, settings):
    assert collects()
    (static / "reader.css").write_text("b {}")
    os.utime(static / "reader.css", (0, 0))
    (static / "desk.css").write_text("c {}")
    os.utime(static / "desk.css", (0, 0))
    assert collects()
    assert {"reader.css", "desk.css"} < names(settings)
    (static / "desk.css").unlink()
    assert collects()
    assert "desk.css" not in names(settings)


def test_a_collecting_that_was_cut_short_is_done_again(static, settings):
    assert collects()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    assert collects()
