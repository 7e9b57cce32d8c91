"""Who of the names took the picture, and who supplied it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from articles.text.credit_cleaning.agencies import is_agency, spelled
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_names import (
    CJK,
    clean_name,
    is_cjk_person,
    is_spaced_person,
    split_names,
)

# "Doe, Jane" is one person in the order of a catalogue, not two of one name each.
CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
REVERSED = re.compile(rf"^[{CAPITAL}][\w'’-]+,\s+[{CAPITAL}][\w'’-]+(?:\s\w\.)?$")
# An article in English, a name in Vietnamese.
AN = re.compile(r"(?<=\S)\s(?:A|An)(?!\S)")


def sorted_out(draft: Draft) -> Draft:
    """People become photographers and organisations the source, in whichever field they stand.

    A name that could be either is the photographer's only where no other is found. The field for
    the source names nobody else, nor does a credit line that says the same.
    """
    creators, supplied = _of_creators(draft.creators)
    line = [name for part in draft.line for name in _at_commas(part)]
    sources = [name for part in draft.sources for name in _at_commas(part)]
    is_supplier = len(line) == 1 and [part.casefold() for part in sources] == [line[0].casefold()]
    if not creators and not is_supplier:
        creators, line = _of_line(line, draft.is_handout)
    return replace(draft, creators=tuple(creators), line=(*supplied, *line), sources=tuple(sources))


def without_repeats(draft: Draft) -> Draft:
    """Each name once: not the photographer in the source, not the source in another spelling."""
    creators = [_fullest(name, draft.line) for name in draft.creators]
    line = _chain(part for part in draft.line if not _is_among(part, creators))
    sources = _chain(part for part in draft.sources if not _is_among(part, creators))
    line = [_better_spelled(part, sources) for part in line]
    return replace(
        draft, creators=tuple(dict.fromkeys(creators)), line=tuple(line), sources=tuple(sources)
    )


def names_of(part: str) -> list[str]:
    return [clean_name(part)] if REVERSED.match(part) else split_names(part)


def is_person(part: str) -> bool:
    """Whether a name has the look of a person's: two words at least, or a CJK name."""
    if is_agency(part):
        return False
    name = clean_name(part)
    if re.search(CJK, name):
        has_role = name != part
        return has_role or any(is_cjk_person(name, code, has_role) for code in ("zh-hans", "ja"))
    return len(name.split()) > 1 and is_spaced_person(AN.sub("", name))


def _of_creators(parts: Iterable[str]) -> tuple[list[str], list[str]]:
    """(photographers, organisations) of the creator's field, where a single word may be a name."""
    people, others = [], []
    for part in parts:
        names = [part] if is_agency(part) and "," not in part else names_of(part)
        are_people = not people or any(map(is_person, names))
        for name in names:
            (people if are_people and not is_agency(name) else others).append(name)
    return people, others


def _of_line(parts: list[str], is_handout: bool) -> tuple[list[str], list[str]]:
    """(photographers, the rest) of a credit line; who provides a picture need not have taken it."""
    if is_handout:
        return [], parts
    people = [part for part in parts if is_person(part)]
    people = people or [part for part in parts if not is_agency(part)][:1]
    rest = [part for part in parts if part not in people]
    return [name for part in people for name in names_of(part)], rest


def _at_commas(part: str) -> list[str]:
    """ "Name, Agency" or "Agency, Name" as two; a list of people or a ministry's name as one."""
    pieces = [piece for piece in re.split(r"\s*[,，、،]\s*", part) if piece]
    for person, agency in ((pieces[:1], pieces[1:]), (pieces[-1:], pieces[:-1])):
        if agency and is_person(person[0]) and all(map(is_agency, agency)):
            return pieces
    return [part]


def _chain(parts: Iterable[str]) -> list[str]:
    """Links of a chain, spelled as their owners do, each once."""
    links = {}
    for part in parts:
        name = spelled(clean_name(part) or part)
        links.setdefault(name.casefold(), name)
    return list(links.values())


def _better_spelled(name: str, others: list[str]) -> str:
    same = [other for other in others if other.casefold() == name.casefold()]
    return same[0] if same and name.isupper() else name


def _fullest(name: str, parts: Iterable[str]) -> str:
    """A name as the credit line has it, if that has more of it: "Ella" is "Ella Ling" there."""
    words = set(name.casefold().split())
    fuller = [part for part in parts if is_person(part) and words < set(part.casefold().split())]
    return clean_name(fuller[0]) if fuller else name


def _is_among(part: str, names: list[str]) -> bool:
    return {each.casefold() for each in names_of(part)} <= {name.casefold() for name in names}
