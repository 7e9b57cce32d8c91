"""Quotation marks of the language.

The forms are those of CLDR (delimiters) and of each language's newspapers: straight marks are
common in Korean, English, Indonesian, Arabic, Spanish and Vietnamese, and there only a mixture
of both is found fault with.
"""

from collections.abc import Iterator

import regex
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.text.checks.findings import WARNING, Finding
from articles.text.checks.habits import habit, lapses
from articles.text.segments import Segment

# Quotation marks as the language sets them, outer and inner ones.
MARKS = {
    "ko": "“ ” ‘ ’",
    "en": "“ ” ‘ ’",
    "id": "“ ” ‘ ’",
    "ar": "« » “ ”",
    "zh": "“ ” ‘ ’ 《 》",
    "ja": "「 」 『 』",
    "es": "« » “ ”",
    "fr": "« » “ ”",
    "de": "„ “ ‚ ‘",
    "ru": "« » „ “",
    "vi": "“ ” ‘ ’",
}
_CORNERS = "「」『』"
# Marks that the language doesn't use, each with a little of what it encloses.
FOREIGN = {
    "ko": "[«»„]",
    "en": f"[«»„{_CORNERS}]",
    "id": f"[«»„{_CORNERS}]",
    "ar": f"[„{_CORNERS}]",
    "zh": f"[«»„{_CORNERS}]",
    "ja": "[«»„]",
    "es": f"[„{_CORNERS}]",
    # Inside « » French quotes “ ”, and Russian „ “.
    "fr": f"[„{_CORNERS}]|(?<!«[^»]*)“",
    "ru": f"[{_CORNERS}]|(?<![«„][^»“]*)“|(?<!“[^”]*)”",
    # “ opens in English and closes in German.
    "de": rf"[”{_CORNERS}]|(?<![\p{{L}}\p{{N}}\p{{P}}])“(?=\p{{L}})",
    "vi": f"[„{_CORNERS}]",
}
STRAIGHT = r'(?<![\p{L}\p{N}])"(?=[\p{L}\p{N}¿¡(])[^"\n]{0,30}"?'
# Where words are not spaced, a mark opens after any character.
UNSPACED_STRAIGHT = r'(?<!\p{N})"[^"\n]{1,30}"?'
WITHOUT_STRAIGHT = ("zh", "ja", "fr", "de", "ru")

_CURLY = regex.compile(r"[“”„]")
_STRAIGHT = regex.compile(STRAIGHT)


def check_quotation(segments: list[Segment], language: str) -> Iterator[Finding]:
    """Marks of another language; straight ones, where the language has none or beside curly."""
    language = language.split("-")[0]
    if language not in MARKS:
        return
    yield from lapses(_habits(language), segments)
    if language not in WITHOUT_STRAIGHT:
        yield from _mixture(segments)


def _habits(language):
    marks = MARKS[language]
    message = _lazy("“%(words)s” has quotation marks of another language.")
    yield habit("quotation", "foreign", f"(?:{FOREIGN[language]})[^\\n]{{0,20}}", message)
    if language in WITHOUT_STRAIGHT:
        message = _("%(words)s has straight quotation marks; this language writes %(marks)s.")
        message %= {"marks": marks, "words": "%(words)s"}
        pattern = UNSPACED_STRAIGHT if language in ("zh", "ja") else STRAIGHT
        yield habit("quotation", "straight", pattern, message)


def _mixture(segments):
    """The rarer kind is in doubt."""
    curly = [(each.key, m) for each in segments for m in _CURLY.finditer(each.text)]
    straight = [(each.key, m) for each in segments for m in _STRAIGHT.finditer(each.text)]
    if curly and straight:
        key, match = min(straight, curly, key=len)[0]
        words = match.string[match.start() : match.start() + 30].split("\n")[0]
        message = _("%(words)s: the story has both straight and curly quotation marks.")
        yield Finding("quotation", WARNING, key, message % {"words": words}, words, about="mixture")
