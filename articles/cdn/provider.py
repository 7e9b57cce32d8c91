"""What a provider is: something with a name that forgets pages and files by their tags."""

from typing import Protocol

import requests

# Seconds until a provider counts as down: an editor may sit before the page and wait.
TIMEOUT = (3, 5)


class PurgeFailed(Exception):
    """The provider is down, slow, or refuses; says so in a sentence for the log."""


class Provider(Protocol):
    """An outside cache that is told when its pages are no longer what readers should see."""

    name: str

    def purge(self, tags: list[str]) -> None:
        """Forgets everything that carries one of the tags, everywhere. Raises PurgeFailed."""


def tag(code):
    """What the pages of a language are tagged with: "pages-zh-hans"."""
    return f"pages-{code}"


def photo_tag(sha256):
    """What the files of a photo are tagged with: its SHA-256's first digits, as in their names."""
    return f"photo-{sha256[:16]}"


def ask(name, method, url, **more):
    """The answer to one request, followed nowhere else: it carries the newsroom's key."""
    try:
        response = requests.request(method, url, timeout=TIMEOUT, allow_redirects=False, **more)
    except requests.RequestException as error:
        raise PurgeFailed(f"{name} can't be reached: {type(error).__name__}.") from error
    if response.status_code != 200:
        raise PurgeFailed(f"{name} answered {response.status_code}.")
    return response
