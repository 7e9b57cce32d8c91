"""An author's pages elsewhere, as their page leads to them."""

from typing import NamedTuple

from articles.text.web import host, is_web_address


class Profile(NamedTuple):
    href: str
    host: str


def listed(links):
    """The Profiles in Author.links, one a line; what is no web address is left out."""
    lines = [line.strip() for line in links.splitlines()]
    return [Profile(line, host(line)) for line in lines if is_web_address(line)]
