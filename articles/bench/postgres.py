"""A PostgreSQL server that lives as long as one bench or test run, reached by a socket alone."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# The data is thrown away: nothing has to survive a power cut.
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
synchronous_commit = off
shared_buffers = {shared_buffers}
"""


def binaries():
    """The folder that holds initdb and pg_ctl, of the newest version installed, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    # Debian keeps the server's programs off the PATH.
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    return newest and newest.parent


@contextmanager
def running(programs, shared_buffers="128MB"):
    """Start a server from the folder `programs`, give the URL of its database, stop it at the end.

    PostgreSQL refuses to run as root, so that there it runs as "nobody".
    """
    # A socket's address holds 107 bytes at most, and "nobody" must reach it: hence /tmp.
    folder = Path(tempfile.mkdtemp(prefix="newsroom-postgresql-", dir="/tmp"))
    data, log = folder / "data", folder / "log"
    account = {}
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
        account = {"user": "nobody", "extra_groups": []}

    def execute(program, *arguments):
        command = [programs / program, "--pgdata", data, *arguments]
        # A file and no pipe: the server holds its output open for as long as it runs.
        with log.open("ab") as output:
            finished = subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                **account,
            )
        if finished.returncode:
            raise RuntimeError(f"{program} failed:\n{log.read_text()}")

    try:
        execute(
            "initdb", "--username=newsroom", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
        )
        with (data / "postgresql.conf").open("a") as file:
            file.write(CONFIGURATION.format(folder=folder, shared_buffers=shared_buffers))
        execute("pg_ctl", "--wait", "start")
        try:
            yield f"postgresql://newsroom@{quote(str(folder), safe='')}/postgres"
        finally:
            execute("pg_ctl", "--wait", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder)
