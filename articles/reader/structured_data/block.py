"""JSON-LD inside a page: nothing that is not known, and no way out of its element."""

import json

from django.utils.safestring import mark_safe

from articles.reader import dates

CONTEXT = "https://schema.org"
# Inside <script> nothing is unescaped but these, so no word of a story can end the block.
ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


def block(data):
    """One thing with its properties, or a list of things, as a script element."""
    if isinstance(data, list):
        data = {"@graph": data}
    data = {"@context": CONTEXT} | data
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, escape in ESCAPES.items():
        written = written.replace(letter, escape)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308


def known(kind, **properties):
    """A thing of schema.org with those of its properties that have a value."""
    told = {name: value for name, value in properties.items() if value not in ("", None, [], {})}
    return {"@type": kind} | told


def identified(key, data):
    """The thing with its "@id" behind its type, by which other things refer to it."""
    return {"@type": data.pop("@type"), "@id": key} | data


def iso(moment):
    return dates.local(moment).isoformat(timespec="seconds")


def web_addresses(links):
    """Those of an author's links that lead somewhere."""
    return [each for each in links if each.startswith(("https://", "http://"))]
