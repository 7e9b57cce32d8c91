"""How each language is set: a habit is one rule, and a story that lacks it is told so once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Finding
from articles.text.segments import Segment

_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class Habit:
    """`pattern` finds what is against the habit: its match is shown as the words in doubt.

    `about` names the habit in no language, `message` has a place for %(words)s.
    """

    check: str
    about: str
    pattern: regex.Pattern
    message: str | Promise


def habit(check: str, about: str, pattern: str, message: str | Promise) -> Habit:
    return Habit(check, about, regex.compile(pattern), message)


def lapses(habits: Iterable[Habit], segments: Iterable[Segment]) -> Iterator[Finding]:
    """One warning for each habit that the segments lack, where they first do, with the count.

    Addresses (https://…, name@…) are set in no language and left aside.
    """
    texts = [(each.key, _ADDRESS.sub(_blank, each.text)) for each in segments]
    for each in habits:
        found = [(key, m) for key, text in texts for m in each.pattern.finditer(text)]
        if found:
            key, match = found[0]
            yield _lapse(each, key, match[0].strip("\n"), len(found))


def _lapse(each, key, words, count):
    message = each.message % {"words": words.strip()}
    if count > 1:
        message = _("%(sentence)s The story has %(count)d such places.") % {
            "sentence": message,
            "count": count,
        }
    return Finding(each.check, WARNING, key, message, words, about=each.about)


def _blank(match):
    return "x" * len(match[0])
