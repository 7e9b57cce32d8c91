"""The demo newsroom's accounts; passwords are made on first load and kept in the data folder."""

import os
import secrets

from django.conf import settings
from django.contrib.auth.models import Group

from articles.models import User

# Login, groups, language of the desk.
ACCOUNTS = [
    ("chief", ["Chief editor"], "en"),
    ("editor", ["Editor"], "en"),
    ("journalist", ["Journalist"], "en"),
    ("photo", ["Photo editor"], "en"),
    ("editor-ko", ["Editor"], "ko"),
    ("journalist-ko", ["Journalist"], "ko"),
    ("translator-ar", ["Translator ar"], "ar"),
    ("translator-fr", ["Translator fr"], "fr"),
    ("translator-id", ["Translator id"], "id"),
    ("translator-ja", ["Translator ja"], "ja"),
    ("translator-vi", ["Translator vi"], "vi"),
    ("reviewer-ar", ["Reviewer ar"], "ar"),
]


def logins_path():
    return settings.VAR / "demo-logins.txt"


def make_users():
    """The demo accounts by login. Existing accounts keep their passwords."""
    return {login: _user(login, groups, language) for login, groups, language in ACCOUNTS}


def logins():
    """Lines to show at each start: "login password"; none in a newsroom without the demo."""
    path = logins_path()
    return path.read_text().splitlines() if path.exists() else []


def _user(login, groups, language):
    user, created = User.objects.get_or_create(
        username=login,
        defaults={"language": language, "is_staff": True, "email": f"{login}@example.org"},
    )
    if created:
        password = secrets.token_urlsafe(9)
        user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name__in=groups))
        _note(login, password)
    return user


def _note(login, password):
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with os.fdopen(os.open(logins_path(), flags, 0o600), "a") as file:
        file.write(f"{login:<14} {password}\n")
