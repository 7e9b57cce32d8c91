"""Punctuation as each language sets it: full-width, Arabic, French and Spanish."""

from collections.abc import Iterator

import regex
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.text.checks.findings import WARNING, Finding
from articles.text.checks.habits import habit, lapses
from articles.text.segments import Segment

_FULL_WIDTH = "，。、；：？！（）"
_ARABIC = "،؛؟"
_NO_BREAK = "\u00a0\u202f\u2009"
_CJK = r"\p{Han}\p{Hiragana}\p{Katakana}ー"
_BEFORE = r"[\p{L}\p{M}\p{N}]{0,12}"

FOREIGN = dict.fromkeys("ko en id es fr de ru vi".split(), _FULL_WIDTH + _ARABIC) | {
    "ar": _FULL_WIDTH,
    "zh": _ARABIC,
    "ja": _ARABIC,
}


def check_punctuation(segments: list[Segment], language: str) -> Iterator[Finding]:
    """Marks of another script, once each story; Spanish questions that don't open with ¿."""
    yield from lapses(_habits(language.split("-")[0]), segments)
    if language == "es":
        yield from _unopened(segments)


def _habits(language):
    if foreign := FOREIGN.get(language):
        yield habit(
            "punctuation",
            "foreign",
            f"{_BEFORE}[{foreign}]",
            _lazy("“%(words)s” has a punctuation mark of another script."),
        )
    if language == "ar":
        yield habit(
            "punctuation",
            "arabic",
            r"\p{Arabic}{1,12}[)»”]?[,;?](?=\s|$|\p{Arabic})",
            _lazy("“%(words)s” has a Latin mark; Arabic writes ، ؛ ؟."),
        )
    if language in ("zh", "ja"):
        yield habit(
            "punctuation",
            "full-width",
            rf"[{_CJK}]{{1,8}}[)）”」』》]?(?:[,;!?](?!\d)|:(?![\d/])|\.(?=\s|$|[{_CJK}”」]))",
            _lazy("“%(words)s” has a half-width mark where a full-width one belongs."),
        )
    if language == "fr":
        yield habit(
            "punctuation",
            "no-break",
            rf"[\p{{L}}\p{{N}}]{{1,12}}[)\]’%.…”]?(?: [;:!?»]| ?[;:!?»](?=[\s{_NO_BREAK}]|$|[)”]))"
            rf"|«(?![{_NO_BREAK}])\s?[\p{{L}}\p{{N}}]{{0,12}}",
            _lazy(
                "“%(words)s” lacks a no-break space: French sets one before ; : ! ? and inside « »."
            ),
        )


def _unopened(segments):
    """Each ? and ! closes what ¿ or ¡ opened in the same block."""
    for segment in segments:
        for opening, closing in ("¿?", "¡!"):
            for sentence in _sentences(segment.text, opening, closing):
                message = _("“%(words)s” closes with %(closing)s and lacks %(opening)s before it.")
                values = {"words": sentence[-60:], "closing": closing, "opening": opening}
                yield Finding("punctuation", WARNING, segment.key, message % values, sentence)


def _sentences(text, opening, closing):
    """What stands before each closing mark that nothing opened, ¡…? and ¿…! counted as open."""
    start = 0
    for match in regex.finditer(r"[?!]+(?=[\s»”\"'’),.;]|$)", text):
        if closing in match[0] and not regex.search("[¿¡]", text[start : match.start()]):
            yield regex.split(r"[.:;\n¿¡]\s*|^\s*", text[start : match.end()])[-1]
        start = match.end()
