"""The two commands stand on these: pinned packages, and a run that leaves no trace."""

import json
import re
import tempfile
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(lock):
    return dict(PIN.findall((CHECKOUT / lock).read_text()))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_and_no_folder_of_a_machine(lock):
    text = (CHECKOUT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^-|(^|\s)/\w", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_file_is_pinned_with_hashes(lock):
    text = re.sub(r"^\s*#.*\n", "", (CHECKOUT / lock).read_text(), flags=re.MULTILINE)
    packages = text.replace("\\\n", " ").splitlines()
    assert len(packages) > 10
    for package in packages:
        assert PIN.match(package), package
        assert "--hash=sha256:" in package, package


def test_the_lock_file_of_the_judges_pins_each_with_a_hash_and_names_no_host():
    folder = CHECKOUT / "tests/judges"
    text = (folder / "package-lock.json").read_text()
    assert "://" not in text
    whole, *packages = json.loads(text)["packages"].values()
    assert (
        whole["dependencies"] == json.loads((folder / "package.json").read_text())["dependencies"]
    )
    assert len(packages) > 20
    assert all(package["version"] and package["integrity"] for package in packages)


def test_the_tests_run_on_the_packages_that_the_newsroom_runs_on():
    run, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert run == {name: development.get(name) for name in run}


def test_the_lock_file_has_every_package_that_the_project_asks_for():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    # As the lock writes them: "backports.zstd" is "backports-zstd" there (PEP 503).
    wanted = {re.match(r"[\w.-]+", each)[0] for each in project["dependencies"]}
    names = {re.sub(r"[-_.]+", "-", name).lower() for name in wanted}
    assert names <= pins("requirements.txt").keys()


def test_the_version_file_names_a_python_that_the_project_allows():
    assert (CHECKOUT / ".python-version").read_text().strip() == "3.13"
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.12"


def test_a_test_run_keeps_its_data_in_a_temporary_folder():
    temporary = Path(tempfile.gettempdir()).resolve()
    for folder in (settings.VAR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        assert folder.is_relative_to(temporary)
        assert not folder.is_relative_to(CHECKOUT)


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for(request):
    assert connection.vendor == request.config.getoption("database")
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).is_relative_to(settings.VAR)
