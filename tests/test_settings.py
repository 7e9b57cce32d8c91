"""Starting the newsroom: safe by itself, and a sentence where something is missing."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
READ = "from newsroom import settings; print(getattr(settings, {!r}))"


def start(var, name="SECRET_KEY", **environment):
    """Loads the settings in a process of its own, as a server does, and prints one of them."""
    return run(var, ["-c", READ.format(name)], **environment)


def run(var, arguments, **environment):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSROOM_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=inherited | {"NEWSROOM_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_newsroom_on_https_without_a_secret_refuses_to_start_and_names_it(tmp_path):
    started = start(tmp_path, NEWSROOM_HTTPS="1")
    assert started.returncode != 0
    last = started.stderr.strip().splitlines()[-1]
    assert "NEWSROOM_SECRET_KEY is missing" in last
    assert last.endswith(".")
    assert not (tmp_path / "secret_key").exists()


def test_a_newsroom_on_https_with_a_secret_uses_that_one(tmp_path):
    started = start(tmp_path, NEWSROOM_HTTPS="1", NEWSROOM_SECRET_KEY="s" * 50)
    assert started.stdout.strip() == "s" * 50
    assert not (tmp_path / "secret_key").exists()


def test_a_local_newsroom_makes_its_secret_once_for_its_owner_alone(tmp_path):
    first = start(tmp_path).stdout.strip()
    path = tmp_path / "secret_key"
    assert len(first) >= 50
    assert path.read_text() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert start(tmp_path).stdout.strip() == first


def test_two_data_folders_have_two_secrets(tmp_path):
    assert start(tmp_path / "a").stdout != start(tmp_path / "b").stdout


@pytest.mark.parametrize(
    "name", ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
)
def test_https_makes_cookies_and_addresses_secure(tmp_path, name):
    secret = {"NEWSROOM_SECRET_KEY": "s" * 50}
    assert start(tmp_path, name, NEWSROOM_HTTPS="1", **secret).stdout.strip() == "True"
    assert start(tmp_path, name, **secret).stdout.strip() == "False"


def test_the_demo_is_for_trying_out_and_never_for_a_newsroom_on_the_internet(tmp_path):
    secret = {"NEWSROOM_SECRET_KEY": "s" * 50}
    assert start(tmp_path, "DEMO").stdout.strip() == "True"
    assert start(tmp_path, "DEMO", NEWSROOM_DEMO="0").stdout.strip() == "False"
    asked = {"NEWSROOM_DEMO": "1", "NEWSROOM_HTTPS": "1"}
    assert start(tmp_path, "DEMO", **asked, **secret).stdout.strip() == "False"


def test_debug_is_off_unless_it_is_asked_for(tmp_path):
    assert start(tmp_path, "DEBUG").stdout.strip() == "False"


def test_a_language_that_has_no_columns_is_named_in_the_refusal(tmp_path):
    identity = tmp_path / "identity.toml"
    identity.write_text('languages = ["ko", "xx"]\n')
    started = start(tmp_path, NEWSROOM_IDENTITY=str(identity))
    assert started.returncode != 0
    assert "['xx']" in started.stderr.strip().splitlines()[-1]


def test_tasks_are_done_at_once_unless_a_worker_is_asked_for(tmp_path):
    assert "ImmediateBackend" in start(tmp_path, "TASKS").stdout
    assert "DatabaseBackend" in start(tmp_path, "TASKS", NEWSROOM_TASKS="database").stdout
    last = start(tmp_path, NEWSROOM_TASKS="redis").stderr.strip().splitlines()[-1]
    assert last.endswith("NEWSROOM_TASKS is database, or empty.")


def test_files_lie_in_the_data_folder_unless_a_bucket_is_named(tmp_path):
    assert "newsroom.storage" not in start(tmp_path, "STORAGES").stdout
    stored = start(
        tmp_path,
        "STORAGES",
        NEWSROOM_S3_BUCKET="pictures",
        NEWSROOM_S3_ENDPOINT="https://store.example.org",
    ).stdout
    assert "'bucket_name': 'pictures'" in stored
    assert "'endpoint_url': 'https://store.example.org'" in stored
    assert "'location': 'public'" in stored
    assert "'location': 'originals'" in stored


def test_the_days_on_which_editors_are_told_of_ending_rights_can_be_chosen(tmp_path):
    assert start(tmp_path, "RIGHTS_NOTICE").stdout.strip() == "[30, 7, 1]"
    days = start(tmp_path, "RIGHTS_NOTICE", NEWSROOM_RIGHTS_NOTICE="14, 2").stdout
    assert days.strip() == "[14, 2]"


def test_a_newsroom_says_whether_it_is_commercial(tmp_path):
    identity = tmp_path / "identity.toml"
    identity.write_text("commercial = true\n")
    assert start(tmp_path, "COMMERCIAL").stdout.strip() == "False"
    named = start(tmp_path, "COMMERCIAL", NEWSROOM_IDENTITY=str(identity))
    assert named.stdout.strip() == "True"


def test_who_asks_for_help_leaves_no_secret_behind(tmp_path):
    asked = run(tmp_path, ["manage.py", "import_story", "--help"])
    assert (asked.returncode, list(tmp_path.iterdir())) == (0, [])


def test_a_command_without_tables_says_so_and_what_to_do(tmp_path):
    asked = run(tmp_path, ["manage.py", "publish_due"])
    assert asked.returncode == 1
    assert "Traceback" not in asked.stderr
    assert "tables are missing" in asked.stderr
    assert "NEWSROOM_VAR" in asked.stderr
