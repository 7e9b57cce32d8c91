"""Links that the original has and the translation has not, or the other way round."""

from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import regex
from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Aligned, Finding

_LINK = regex.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', regex.DOTALL)
_TAG = regex.compile(r"<[^>]*>")


def check_links(
    pairs: list[Aligned], source_language: str, target_language: str
) -> Iterator[Finding]:
    """Links are compared over the whole story: a block's link may have moved to another.

    An address may become the same site's in the other language: /ko/… to /ar/…,
    ko.wikipedia.org to ar.wikipedia.org. Otherwise scheme, "www." and a last slash don't count.
    """
    here = _links(pairs, "target")
    there = _links(pairs, "source")
    missing = {address: link for address, link in there.items() if address not in here}
    added = {address: link for address, link in here.items() if address not in there}
    for address, (site, _link) in _localised(missing, source_language).items():
        translated = _localised(added, target_language)
        twin = next((each for each, (other, _l) in translated.items() if other == site), None)
        if twin:
            del missing[address], added[twin]
    for href, _words, key in missing.values():
        message = _("The original links to %(address)s; the translation does not.")
        yield Finding("links", WARNING, key, message % {"address": href}, about=f"-{href}")
    for href, words, key in added.values():
        message = _("“%(words)s” links to %(address)s; the original does not.")
        values = {"words": words, "address": href}
        yield Finding("links", WARNING, key, message % values, words, about=f"+{href}")


def _links(pairs, side):
    """The address to compare by → (href, words, key in the translation where there is one)."""
    found = {}
    for pair in pairs:
        for segment in getattr(pair, side):
            key = segment.key if side == "target" else pair.key
            for href, words in _LINK.findall(segment.html):
                href = unescape(href)
                found.setdefault(_address(href), (href, unescape(_TAG.sub("", words)), key))
    return found


def _address(href):
    try:
        parts = urlsplit(href.strip())
    except ValueError:  # "https://[" and the like are no addresses, only words to compare
        return href
    if parts.scheme == "mailto":
        return href.casefold()
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{query}{fragment}"


def _localised(links, language):
    """Of the addresses, those in a site's pages of the language: address → (the site, link)."""
    sites = {}
    for address, link in links.items():
        host, _slash, path = address.partition("/")
        if (path + "/").casefold().startswith(f"{language}/"):
            sites[address] = (host, link)
        elif host.startswith(f"{language.split('-')[0]}."):
            sites[address] = (host.partition(".")[2], link)
    return sites
