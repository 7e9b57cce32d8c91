"""One command from an empty folder to a newsroom that answers."""

import os
import sys
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles.demo import loader, people
from articles.models import User


class Command(BaseCommand):
    help = "Prepares the data folder and serves the newsroom. HOST= and PORT= are honoured."

    def handle(self, **options):
        prepare(log=self.stdout.write)
        if settings.DEMO:
            loader.load(log=self.stdout.write)
        host = os.environ.get("HOST") or "127.0.0.1"
        port = os.environ.get("PORT") or "8000"
        self._print_addresses(host, port)
        _become_server(host, port)

    def _print_addresses(self, host, port):
        self.stdout.write(f"\n  Site  http://{host}:{port}/\n  Desk  http://{host}:{port}/desk/\n")
        if logins := people.logins():
            self.stdout.write("\n  Demo logins (kept in the data folder):")
            for line in logins:
                self.stdout.write(f"    {line}")
        if not User.objects.exists():
            self.stdout.write("\n  Nobody can log in yet: run manage.py createsuperuser.")
        self.stdout.write("\n  Ctrl-C stops the newsroom.\n")
        self.stdout.flush()


def prepare(log):
    """Brings the data folder's tables, the catalogues and the static files up to date."""
    call_command("migrate", verbosity=0)
    call_command("compile_catalogues")
    collect_what_changed(log)


def collect_what_changed(log):
    """Collects the static files unless they are those of the last time.

    Not being newer says nothing: files of a release may well be older than those before it.
    """
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    noted = settings.STATIC_ROOT.with_suffix(".collected")
    found = _static_files()
    if manifest.exists() and noted.exists() and noted.read_text() == found:
        return
    log("Collecting the static files")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    noted.write_text(found)


def _static_files():
    """A digest of the names, sizes and times of all static files, the packages' own included."""
    facts = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = os.stat(storage.path(name))
            facts.append((name, about.st_size, about.st_mtime_ns))
    return sha256(repr(facts).encode()).hexdigest()


def granian(host, port, *, application="newsroom.wsgi:application"):
    """The command that serves an application."""
    return [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", host, "--port", port),
        *("--workers", os.environ.get("NEWSROOM_WORKERS") or "2", "--blocking-threads", "2"),
        *("--log-level", "warning"),
        application,
    ]


def _become_server(host, port):
    """Replaces this process, so that Ctrl-C reaches the server and nothing else."""
    command = granian(host, port)
    os.execv(command[0], command)
