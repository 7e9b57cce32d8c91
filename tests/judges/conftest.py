"""Judges that nobody here wrote. Those that run on Node are pinned in package-lock.json beside."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
OLDEST = 20


@pytest.fixture(scope="session")
def node():
    """A function that runs a program of Node's, or Java's, and gives all that it printed."""
    for program in ("node", "java"):
        if shutil.which(program) is None:
            pytest.skip(f"There is no {program}: the judges that need it were left out.")
    if not MODULES.is_dir():
        pytest.skip("The judges that run on Node are not installed (.ci/install-judges).")

    def run(*command):
        done = subprocess.run(
            [str(part) for part in command],
            cwd=HERE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
        )
        return done.stdout

    if int(run("node", "--version").strip("v\n").split(".")[0]) < OLDEST:
        pytest.skip(f"Node is older than {OLDEST}: the judges that need it were left out.")
    return run


@pytest.fixture(scope="session")
def site(pressed):
    return pressed / "site"
