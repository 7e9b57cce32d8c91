"""A story as it reaches a newsroom, told apart: writers, photo credit and paragraphs.

Credit lines stand before or behind a story, never inside it, and whatever is not recognised
as one stays in the paragraphs as it was written.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from articles.text.credit_lines import credits_of, is_other_role
from articles.text.credit_names import split_names, split_photo
from articles.text.encodings import Decoded, Unreadable, decode, with_plain_line_ends

__all__ = ["Decoded", "Intake", "PhotoCredit", "Unreadable", "decode", "digest", "recognise"]

# A headline, a kicker or a standfirst may stand above the credits, and these among the first
# lines; a label without a sign ("By …") counts in fewer of them.
OPENING_LINES = 5
BARE_OPENING_LINES = 3
HEADINGS = 2
CLOSING_LINES = 5
# Columns of a hard-wrapped text, two for a full-width character.
NARROWEST, WIDEST = 60, 80


@dataclass(frozen=True)
class PhotoCredit:
    """Who is credited for the story's photo; `wording` is the line or lines that say so."""

    wording: str
    photographer: str
    source: str


@dataclass(frozen=True)
class Intake:
    """What a story's text says about itself; `recognised` are the lines taken out of it."""

    paragraphs: list[str]
    writers: list[str]
    photo_credit: PhotoCredit | None
    recognised: list[str]
    language: str


def recognise(text, language):
    """Tells a story's credit lines from its paragraphs.

    Labels of every language are understood; `language`, a Django code, decides what is a name
    and where one ends.
    """
    lines = [bare(line) for line in with_plain_line_ends(text).split("\n")]
    found = opening_credits(lines, language)
    found |= closing_credits(lines, language, found)
    writers, photo_credit, taken = [], None, []
    for index in sorted(found):
        photo = next((credit for credit in found[index] if credit.kind == "photo"), None)
        joined = with_photo(photo_credit, photo, lines[index]) if photo else photo_credit
        names = [
            name
            for credit in found[index]
            if credit.kind == "writer"
            for name in split_names(credit.value, language)
        ]
        # A second photo's credit has no place here, and so stays to be read.
        if names or joined != photo_credit:
            taken.append(index)
        photo_credit = joined
        writers += names
    body = [line for index, line in enumerate(lines) if index not in taken]
    return Intake(
        paragraphs=paragraphs_of(body),
        writers=list(dict.fromkeys(writers)),
        photo_credit=photo_credit,
        recognised=[lines[index] for index in taken],
        language=language,
    )


def bare(line):
    return line.strip().strip("\u200b\ufeff").strip()


def opening_credits(lines, language):
    """{index: credits} of the first lines, up to the first that is neither credit nor heading."""
    found, headings = {}, 0
    filled = [index for index, line in enumerate(lines) if line][:OPENING_LINES]
    for number, index in enumerate(filled, start=1):
        credits = credits_of(lines[index], language, at_opening=number <= BARE_OPENING_LINES)
        if credits:
            found[index] = credits
        elif is_other_role(lines[index]):
            continue
        elif headings < HEADINGS and is_heading(lines[index]):
            headings += 1
        else:
            break
    return found


def closing_credits(lines, language, opening):
    found = {}
    filled = [index for index, line in enumerate(lines) if line and index not in opening]
    for index in reversed(filled[-CLOSING_LINES:]):
        if credits := credits_of(lines[index], language, at_opening=False):
            found[index] = credits
        elif not is_other_role(lines[index]):
            break
    return found


def is_heading(line):
    return columns(line) <= 120 and not re.search(r"[.!?。！？؟…:：]['\"”’»」』)）]*$", line)


def with_photo(known, credit, line):
    """The photo credit with one more line: a second line may only add what the first left out."""
    photographer, source = split_photo(credit.value, credit.is_source)
    if not known:
        return PhotoCredit(line, photographer, source)
    if bool(known.photographer) == bool(photographer) or bool(known.source) == bool(source):
        return known
    return PhotoCredit(
        f"{known.wording}\n{line}", known.photographer or photographer, known.source or source
    )


def paragraphs_of(lines):
    """Every line is a paragraph, unless the text is evidently hard-wrapped.

    It is if it has blank lines, no line is wider than 80 columns and the widest has at least 60,
    and nearly all of three or more lines that another follows were full: the next line's first
    word would not have fitted. Then each block between blank lines whose lines were all full
    becomes one paragraph, joined by a space, or by nothing between Chinese or Japanese letters.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", "\n".join(lines).strip("\n"))]
    widest = max(columns(line) for line in lines) if lines else 0
    full = [[is_full(*pair, widest) for pair in pairwise(block)] for block in blocks]
    evidence = [is_so for block in full for is_so in block]
    is_wrapped = (
        len(blocks) > 1
        and NARROWEST <= widest <= WIDEST
        and sum(evidence) >= 3
        and sum(evidence) >= 0.8 * len(evidence)
    )
    paragraphs = []
    for block, were_full in zip(blocks, full, strict=True):
        paragraphs += [unwrapped(block)] if is_wrapped and all(were_full) else block
    return [paragraph for paragraph in paragraphs if paragraph]


def is_full(line, following, widest):
    """Whether the next line's first word, or letter where words have no spaces, did not fit."""
    if is_unspaced(following[:1]):
        # Punctuation may not open a line, so a line can end up to two letters early.
        return columns(line) + 6 > widest
    return columns(line) + 1 + columns(following.split(" ")[0]) > widest


def unwrapped(block):
    joined = block[0]
    for line in block[1:]:
        are_close = is_unspaced(joined[-1:]) and is_unspaced(line[:1])
        joined += line if are_close else f" {line}"
    return joined


def columns(line):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def is_unspaced(letter):
    is_hangul = "\uac00" <= letter <= "\ud7a3"
    return bool(letter) and unicodedata.east_asian_width(letter) in "WF" and not is_hangul


def digest(text):
    """The SHA-256, in hex, by which the same text is known again.

    Unicode composition, line ends, and white space around lines and between paragraphs don't
    count.
    """
    lines = (bare(line) for line in with_plain_line_ends(text).split("\n"))
    plain = unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
    return hashlib.sha256(plain.encode()).hexdigest()
