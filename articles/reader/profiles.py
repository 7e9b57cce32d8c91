"""An author's pages elsewhere, as their page leads to them."""

from typing import NamedTuple
from urllib.parse import urlsplit


class Profile(NamedTuple):
    href: str
    host: str


def listed(links):
    """The Profiles in Author.links, one a line; what is no web address is left out."""
    found = (_profile(line.strip()) for line in links.splitlines())
    return [profile for profile in found if profile]


def _profile(line):
    try:
        parts = urlsplit(line)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return Profile(line, parts.hostname.removeprefix("www."))
