"""Signs and words that open a credit and are no part of a name."""

import re
from dataclasses import replace

from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_labels import BARE
from articles.text.credit_lines import (
    LABEL,
    PHRASE,
    SIGNS,
    SOURCES,
    any_of,
    compiled,
    credits_of,
)
from articles.text.credit_names import CJK, are_people

YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:(?:19|20)?\d\d))*)"
RIGHTS_SIGN = r"(?:©|ⓒ|\(c\)|\bcopyright\b(?:\s+(?:of|by)\b)?|\bcopr?\.|저작권자?)"
RIGHTS = compiled(rf"^(?:{RIGHTS_SIGN}[\s:.,]*)+(?:{YEARS}\b[\s,.:]*)?(?:by\s+)?")
INNER_RIGHTS = compiled(rf"(?<=[/|,;\s])(?:©|ⓒ|\(c\))\s*(?:{YEARS}\b[\s,.:]*)?")
LAST_YEAR = compiled(rf"[\s,]*(?:©\s*)?(?<!\d){YEARS}$")
RESERVED = compiled(
    r"[\s,.;/-]*(?:all rights reserved|tous droits réservés|todos los derechos reservados"
    r"|alle rechte vorbehalten|все права защищены|무단\s?전재.*|저작권자.*)[\s.]*$"
)

# More labels than stories have: forms of "please credit", and those of this one field.
REQUEST = compiled(
    rf"^(?:(?:mandatory|compulsory|please|must|obligatory)\s+)?(?:photo\s+)?credits?{SIGNS}"
    rf"|^(?:mandatory|please)\s+credit\s+"
)
SOURCE = compiled(
    rf"^(?:출처|자료|제공|出典|来源|出所|提供|資料|حقوق الصورة|المصدر|quelle|source|fuente"
    rf"|sumber|nguồn|источник){SIGNS}(?=\S)"
)
LABELLED = compiled(rf"^(?P<label>{LABEL}){SIGNS}(?=\S)")
PHRASED = compiled(rf"^{PHRASE}\s+(?=\S)")
PROVIDED = compiled(rf"^(?:{any_of(label for label in SOURCES if ' ' in label)})\s+(?=\S)")
BY = compiled(rf"^(?:{any_of(BARE)})\s+(?P<names>\S.*)$")
# "Ảnh Nguyễn Văn A", "Фото Иван Петров": the label and a name with nothing between.
JOINED = re.compile(r"^(?:Ảnh|Фото|Fotos?|Photos?|تصوير|صورة|عدسة|بعدسة)\s+(?P<names>\S.*)$")


def without_rights(draft: Draft) -> Draft:
    """ "© 2024 Name", "(c) Name", "Copyright Name": in a credit they only say "by"."""
    return draft.each(_without_rights)


def without_labels(draft: Draft) -> Draft:
    """ "Photo: Name", "사진=이름", "By Name"; a label for what was provided makes it a handout."""
    is_provided = any(map(_is_provided, draft.pieces))
    of_sources = [piece for piece in draft.line if _is_provided(piece) or SOURCE.match(piece)]
    line = tuple(piece for piece in draft.line if piece not in of_sources)
    moved = replace(draft, line=line, sources=(*of_sources, *draft.sources))
    return replace(moved.each(without_label), is_handout=draft.is_handout or is_provided)


def _without_rights(text: str) -> str:
    bare = RESERVED.sub("", RIGHTS.sub("", text))
    bare = INNER_RIGHTS.sub("", bare)
    return (LAST_YEAR.sub("", bare) if bare != text else bare).strip(" .,") or text


def _is_provided(text: str) -> bool:
    found = LABELLED.match(text)
    label = " ".join(found["label"].casefold().split()) if found else ""
    return label in SOURCES or bool(PROVIDED.match(text))


def without_label(text: str) -> str:
    """A text without all the labels before it; of a writer's and a photo's label the photo's."""
    credits = credits_of(text, "", at_opening=True)
    if len(credits) > 1:
        text = next(credit.value for credit in credits if credit.kind == "photo")
    for pattern in (REQUEST, SOURCE, LABELLED, PROVIDED, PHRASED):
        text = pattern.sub("", text).strip()
    found = BY.match(text) or JOINED.match(text)
    if found and _can_follow(found["names"]):
        return found["names"]
    return text


def _can_follow(names: str) -> bool:
    first = re.split(r"\s*[/／|(（]|\s+via\s", names)[0]
    first = re.sub(r"(?<=\S)\s(?:A|An)(?!\S)", "", first)  # names in Vietnamese
    return (" " in first or bool(re.match(CJK, first))) and are_people(first, "")
