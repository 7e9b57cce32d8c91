"""A provider without a network, for tests and for trying the desk."""

import re

_BLOCK_TAGS = re.compile(r"(?:<(?:p|h2|h3|blockquote|[uo]l[^>]*|li)>)*")


class Twin:
    """Returns each fragment with its markup, and its words marked with the language asked for."""

    name = "Twin"

    def __init__(self, *, url="", key=""):
        pass

    def translate(self, fragments, source, target):
        return [_marked(fragment, target) for fragment in fragments]


def _marked(fragment, target):
    start = _BLOCK_TAGS.match(fragment).end()
    return f"{fragment[:start]}[{target}] {fragment[start:]}"
