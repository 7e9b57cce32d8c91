"""Servers as `manage.py serve` starts them, each in a data folder of its own, always stopped."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep

from django.conf import settings

from articles.management.commands.serve import granian

HOST = "127.0.0.1"
START = 30  # seconds
STOP = 10
_preparing = Lock()
PREPARE = """
import django
django.setup()
from articles.management.commands.serve import prepare
prepare(log=lambda line: None)
"""


def environment(folder, database=""):
    """The environment of a newsroom with default settings, its data in `folder` and `database`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NEWSROOM_", "GRANIAN_"))
    }
    return kept | {
        "NEWSROOM_VAR": str(folder),
        "NEWSROOM_DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        # Nothing is written into the checkout.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def manage(folder, *arguments, database=""):
    """Runs a command of manage.py on a data folder and returns what it printed."""
    if not folder.exists():
        _begin(folder)
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    done = subprocess.run(
        command, env=environment(folder, database), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _begin(folder):
    """Begins a data folder as a copy of one that has tables and static files, made once."""
    prepared = folder.parent / "prepared"
    # Newsrooms are written two at a time: the second must not copy what is half made.
    with _preparing:
        if not prepared.exists():
            subprocess.run(
                [sys.executable, "-c", PREPARE],
                cwd=settings.BASE_DIR,
                env=environment(prepared),
                check=True,
            )
    shutil.copytree(prepared, folder)


@contextmanager
def running(folder, database=""):
    """Serves the newsroom in `folder`, stored at `database`; gives the address, as (host, port)."""
    address = (HOST, _free_port())
    process = subprocess.Popen(
        granian(HOST, str(address[1]), application="articles.bench.wsgi:application"),
        cwd=settings.BASE_DIR,
        env=environment(folder, database),
        # Ctrl-C reaches the bench alone, which then stops the server.
        start_new_session=True,
    )
    try:
        _wait(process, address)
        yield address
    finally:
        _stop(process)


def _free_port():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return taken.getsockname()[1]


def _wait(process, address):
    until = monotonic() + START
    while monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode} while it started")
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise TimeoutError(f"The server did not answer within {START} seconds")


def _stop(process):
    """The server's own way first; what is left of its processes after STOP seconds is ended."""
    process.terminate()
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
