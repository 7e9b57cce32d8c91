"""Hostile files are refused with a sentence, in little time and memory, and do nothing else."""

import json
import subprocess
import sys

import pytest

from articles.pictures.credit import Credit
from articles.pictures.intake import inspect
from articles.pictures.render import renditions
from tests.pictures.hostile import ARCHIVE, HARMLESS, PAGE, REFUSED
from tests.pictures.samples import painting, saved

SECONDS = 2
MEGABYTES = 512


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """How taking in each file went, in processes that see only that file."""
    folder = tmp_path_factory.mktemp("hostile")
    made = HARMLESS | {name: make for name, (_sentence, make) in REFUSED.items()}
    names = {}
    for number, (name, make) in enumerate(made.items()):
        path = folder / f"{number}.jpg"
        path.write_bytes(make())
        names[str(path)] = name
    program = [sys.executable, "-m", "tests.pictures.judge", *names]
    done = subprocess.run(program, capture_output=True, check=True, timeout=120)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{number}.jpg" for number in range(len(made))
    )
    return {names[path]: verdict for path, verdict in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_a_sentence(name, verdicts):
    sentence, seconds, megabytes = verdicts[name]
    assert sentence.startswith(REFUSED[name][0])
    assert sentence.endswith(".")
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("name", HARMLESS)
def test_what_hangs_on_a_picture_does_nothing(name, verdicts):
    sentence, seconds, megabytes = verdicts[name]
    assert sentence == ""
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("rest", [PAGE, ARCHIVE], ids=["page", "archive"])
def test_renditions_carry_nothing_of_what_was_behind_the_picture(name, rest):
    data = saved(painting(), name) + rest
    assert inspect(data).format == name
    for each in renditions(data, Credit()):
        assert b"<script" not in each.data
        assert b"PK\x03\x04" not in each.data
