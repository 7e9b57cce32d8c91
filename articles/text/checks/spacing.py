"""Spaces too many: two in a row, before punctuation, inside brackets."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.text.checks.findings import Finding
from articles.text.checks.habits import habit, lapses
from articles.text.segments import Segment

_SPACES = "[ \u00a0\u202f\u2009]"
_WORD = r"[^\s\u00a0\u202f\u2009]{1,15}"
_WIDE = "，。、；：？！"
# French sets a space before these; Korean notices write "문의 : 02-…".
_MARKS = {"fr": ",", "ko": f",;!?{_WIDE}"}
_ANY = f",;:!?،؛؟{_WIDE}"


def check_spacing(segments: list[Segment], language: str) -> Iterator[Finding]:
    """Full stops that a name or number begins with (.NET, .5), and “. . .”, are left alone."""
    yield from lapses(_habits(language), segments)


def _habits(language):
    marks = _MARKS.get(language, _ANY)
    yield habit(
        "spacing",
        "two",
        rf"{_WORD}{_SPACES}{{2,}}{_WORD}",
        _("“%(words)s” has more than one space in a row."),
    )
    yield habit(
        "spacing",
        "before",
        rf"[\p{{L}}\p{{M}}\p{{N}}]{{1,15}}[)\]”\"’%]?{_SPACES}"
        rf"(?:[{marks}](?![-)(/D\p{{N}}])|\.(?![.\p{{L}}\p{{N}}]|{_SPACES}\.))",
        _("“%(words)s” has a space before a punctuation mark."),
    )
    yield habit(
        "spacing",
        "brackets",
        rf"(?<![:;=-])[(（]{_SPACES}[\p{{L}}\p{{N}}]{{1,15}}|[\p{{L}}\p{{N}}.]{{1,15}}{_SPACES}[)）]",
        _("“%(words)s” has a space inside its brackets."),
    )
