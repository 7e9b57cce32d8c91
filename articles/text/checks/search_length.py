"""Titles and descriptions that search engines would cut short."""

import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Finding
from articles.text.segments import Segment

# Search engines cut by pixels: about 60 Latin letters of a title and 155 of a description.
TITLE, DESCRIPTION = 60, 155


def width(text: str) -> int:
    """The text's width in Latin letters: East Asian wide characters (UAX #11) count as two."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
        if unicodedata.category(character) not in ("Mn", "Me", "Cf")
    )


def check_search_length(segments: Iterable[Segment]) -> Iterator[Finding]:
    """The title for search engines (else the headline) and their description, where too long.

    A description that falls back to the standfirst is no reason to shorten the standfirst.
    """
    found = {segment.key: segment for segment in segments}
    title = found.get("seo_title") or found.get("title")
    if title and width(title.text) > TITLE:
        yield _too_long(title, TITLE)
    description = found.get("seo_description")
    if description and width(description.text) > DESCRIPTION:
        yield _too_long(description, DESCRIPTION)


def _too_long(segment, limit):
    if segment.kind == "title":
        message = _(
            "Search results cut the headline after “%(words)s”; a shorter title for search"
            " engines would be shown whole."
        )
    elif segment.kind == "seo_title":
        message = _("Search results cut the title for search engines after “%(words)s”.")
    else:
        message = _("Search results cut the description for search engines after “%(words)s”.")
    shown = _shown(segment.text, limit)
    return Finding(
        "search_length",
        WARNING,
        segment.key,
        message % {"words": shown[-30:]},
        segment.text[len(shown) :],
        about=segment.digest,
    )


def _shown(text, limit):
    """The beginning of the text that fits."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > limit:
            return text[:index]
    return text
