"""What `serve` prepares: static files when others are there than the last time, and only then;
the demo where there is one."""

import os

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import serve
from articles.models import Article, User


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


@pytest.fixture
def started(monkeypatch):
    """The commands of the servers that were started, instead of becoming one."""
    commands = []
    monkeypatch.setattr(serve, "prepare", lambda log: None)
    monkeypatch.setattr(serve, "_become_server", lambda *where: commands.append(where))
    return commands


@pytest.mark.django_db
def test_a_newsroom_without_the_demo_starts_empty_and_says_how_to_get_in(
    settings, tmp_path, started, capsys
):
    settings.DEMO = False
    settings.VAR = tmp_path
    call_command("serve")
    assert started
    assert not Article.objects.exists()
    assert not User.objects.exists()
    assert "manage.py createsuperuser" in capsys.readouterr().out
    with pytest.raises(CommandError, match="NEWSROOM_HTTPS=1"):
        call_command("load_demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_newsroom_to_try_out_is_filled_with_the_demo(settings, tmp_path, started, monkeypatch):
    settings.VAR = tmp_path
    loaded = []
    monkeypatch.setattr(serve.loader, "load", lambda log: loaded.append("demo"))
    call_command("serve")
    assert (loaded, len(started)) == (["demo"], 1)


def test_there_are_as_many_processes_as_the_operator_says(monkeypatch):
    monkeypatch.delenv("NEWSROOM_WORKERS", raising=False)
    command = serve.granian("127.0.0.1", "8000")
    assert command[command.index("--workers") + 1] == "2"
    monkeypatch.setenv("NEWSROOM_WORKERS", "8")
    command = serve.granian("127.0.0.1", "8000")
    assert command[command.index("--workers") + 1] == "8"
