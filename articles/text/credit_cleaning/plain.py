"""The first step: texts without what is no text."""

import html
import re
import unicodedata
from dataclasses import replace

from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_lines import unwrapped

LONGEST = 300
QUOTES = tuple("\"“”«»„'")


def plain(draft: Draft) -> Draft:
    """Without markup, direction marks, brackets around all of it and doubled spaces."""
    return replace(draft.each(plain_text), notice=plain_notice(draft.notice))


def plain_text(text: str) -> str:
    text = unicodedata.normalize("NFC", html.unescape(re.sub(r"<[^<>]{0,100}>", " ", text)))
    text = " ".join(text[:LONGEST].split())
    while (bare := _bare(text)) != text:
        text = bare
    return text


def _bare(text: str) -> str:
    text = unwrapped(text).strip(" ;,")
    return text[1:-1] if text[:1] in QUOTES and text[-1:] in QUOTES and len(text) > 1 else text


def plain_notice(notice: str) -> str:
    """A notice keeps its words: only the sign of copyright is written in one way."""
    notice = " ".join(unicodedata.normalize("NFC", notice).split())
    notice = re.sub(r"ⓒ|\([cC]\)", "©", notice)
    return re.sub(r"^(?:copyright\s*)?©\s*(?:copyright\b\s*)?", "© ", notice, flags=re.I)
