"""One line of a story: is it a credit line, and what does it say?"""

import re
from dataclasses import dataclass
from itertools import chain

from articles.text import credit_labels as labels
from articles.text.credit_names import (
    ADDRESS,
    CJK,
    HAN,
    KATAKANA,
    LIST_SIGNS,
    PHOTO_SPLIT,
    are_people,
    is_organisation,
    split_names,
)
from articles.text.name_words import KINDS_OF_REPORTER, KOREAN_SURNAMES, NAME_PARTICLES, word_set

# Nobody's credit is longer, and most of a story's lines are.
LONGEST = 200
SIGNS = r"\s*[:：﹕∶=＝|｜/／・]\s*"
JOINING = r"(?:\s*[·ㆍ・&＆/／、,，+]\s*|\s+(?:and|dan|und|et|y|и|và|와|과)\s+|[와과と]\s*|\s+و\s*)"

WRITERS = frozenset(chain(*labels.WRITER.values(), labels.WRITER_AND_PHOTO))
PHOTOS = frozenset(chain(*labels.PHOTO.values(), labels.WRITER_AND_PHOTO))
SOURCES = frozenset(chain(*labels.PHOTO_SOURCE.values()))


@dataclass(frozen=True)
class Credit:
    """What one label on a line says: `kind` is "writer" or "photo", `value` what follows it."""

    kind: str
    value: str
    is_source: bool = False


def any_of(choices):
    ordered = sorted(choices, key=len, reverse=True)
    return "|".join(re.escape(choice).replace(r"\ ", r"\s+") for choice in ordered)


def compiled(pattern):
    return re.compile(pattern, re.IGNORECASE)


LABEL = f"(?:{any_of(WRITERS | PHOTOS | SOURCES)})"
PHRASE = f"(?:{any_of(labels.BARE_PHRASES)})"
BARE = f"(?:{any_of(labels.BARE)})"
# Where nothing stands between, the last label decides: "글·사진 …", "Story and photos by …".
# "文・写真 …" is two labels, not one and a name.
SIGNED_LINE = compiled(
    rf"(?P<labels>{LABEL}(?:{JOINING}{LABEL})*){SIGNS}(?!(?:写真|撮影|摄影|图|사진)\s)(?P<value>\S.*)"
)
PHRASE_LINE = compiled(rf"(?P<labels>(?:{LABEL}{JOINING})*{PHRASE})\s+(?P<value>\S.*)")
BARE_LINE = compiled(rf"(?P<labels>(?:{LABEL}{JOINING})*{BARE})\s+(?P<value>\S.*)")
RIGHTS_LINE = compiled(r"(?:©|ⓒ|\(c\))\s*(?P<value>[^\W\d]\D*)")
OTHER_LINE = compiled(rf"(?:{any_of(labels.OTHER_ROLES)})(?:{SIGNS}|\s+©).*")
KOREAN_REPORTER = re.compile(
    r"(?P<names>[가-힣]{2,4}(?:\s*[·ㆍ,]\s*[가-힣]{2,4})*)\s*"
    r"(?:선임|전문|객원|인턴|사진)?\s?(?:기자|특파원|통신원|논설위원)(?:\s*[(<]?\S+@\S+[)>]?)?"
)
# A second label on the same line: "Text: … | Foto: …", "글 … 사진 …".
NEXT_LABEL = compiled(
    rf"(?:\s*[|｜/／;；,，]\s*|\s+)"
    rf"(?=(?:{LABEL}{SIGNS}|{PHRASE}\s|(?:사진|写真|撮影|摄影|글|文)\s)\s*\S)"
)
# What captions and first sentences have and credits have not: a colon, an end, verbs' particles.
SENTENCE = re.compile(
    rf"[!?。！？…]$|[:：]|\s\S+다\.?$|\S{{4,}}\.\s+\S|(?:\S+\s+){{6,}}\S+\.$|的"
    rf"|[{HAN}{KATAKANA}][はがをにで][{HAN}{KATAKANA}]"
)
SMALL_WORDS = NAME_PARTICLES | word_set("and dan und et via by for и và bei mit per")


def credits_of(line, language, at_opening):
    """The Credits of a line, an empty list if it is anything else.

    `at_opening` is true for a story's first lines, where "By …", "Par …", "글 …" count too
    if nothing but names follows.
    """
    if len(line) > LONGEST:
        return []
    allows_bare = at_opening or line.strip()[:1] in tuple("(（[【")
    line = unwrapped(line)
    pieces = NEXT_LABEL.split(line, maxsplit=1)
    if len(pieces) == 2:
        first, second = (credits_of_piece(piece, language, allows_bare) for piece in pieces)
        if first and second and first[0].kind != second[0].kind:
            return first + second
    return credits_of_piece(line, language, allows_bare)


def unwrapped(line):
    """A line without what sets it off: brackets around it, a bullet, asterisks, direction marks."""
    line = re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", line).strip(" \t*_")
    line = re.sub(r"^[▲▶■●◆◇○△▷□•–—-]+\s*", "", line)
    return re.sub(r"^[(（\[【〈<](.*)[)）\]】〉>]$", r"\1", line).strip()


def credits_of_piece(piece, language, allows_bare):
    if (found := SIGNED_LINE.fullmatch(piece)) and is_credit(found["value"]):
        return labelled(found)
    if (found := PHRASE_LINE.fullmatch(piece)) and is_credit(found["value"], is_signed=False):
        return labelled(found)
    if allows_bare and (found := BARE_LINE.fullmatch(piece)) and has_only_names(found, language):
        return labelled(found)
    if (found := RIGHTS_LINE.fullmatch(piece)) and is_credit(found["value"]):
        return [Credit("photo", found["value"])]
    if (found := KOREAN_REPORTER.fullmatch(piece)) and are_reporters(found["names"]):
        return [Credit("writer", found["names"])]
    return []


def labelled(found):
    """The credits of a matched line: one for each kind that its labels name."""
    names = {" ".join(name.casefold().split()) for name in re.findall(LABEL, found["labels"], re.I)}
    value = found["value"].strip()
    credits = [Credit("writer", value)] if names & WRITERS else []
    if names & (PHOTOS | SOURCES):
        credits.append(Credit("photo", value, is_source=bool(names & SOURCES)))
    return credits


def is_credit(value, is_signed=True):
    """Whether what follows a label is short and no sentence: a caption or body text is not."""
    value = ADDRESS.sub("", value).strip()
    words = value.split()
    if not words or len(words) > 12 or len(value) > 100 or SENTENCE.search(value):
        return False
    is_named = is_organisation(value) or bool(PHOTO_SPLIT.search(value))
    if re.search(CJK, value):
        parts = LIST_SIGNS.split(value)
        return all(len(part) <= 30 and len(part.split()) <= 3 + is_named for part in parts)
    if is_named:
        return len(words) <= 10
    small = [word for word in words if word[0].islower() and word not in SMALL_WORDS]
    opens_small = words[0] in small and (len(words) > 1 or not is_signed)
    return len(small) < 2 and not opens_small and (value != value.upper() or len(words) <= 8)


def has_only_names(found, language):
    # Only Indonesian bylines are often of one word ("Oleh Suharto").
    is_enough = found["labels"].casefold() == "oleh" or " " in found["value"].strip()
    return (is_enough or re.match(CJK, found["value"])) and are_people(found["value"], language)


def are_reporters(names):
    return all(
        name[0] in KOREAN_SURNAMES and name not in KINDS_OF_REPORTER for name in split_names(names)
    )


def is_other_role(line):
    """Whether a line credits someone whom an article has no place for: an editor, a translator."""
    return len(line) <= LONGEST and bool(OTHER_LINE.fullmatch(unwrapped(line)))
