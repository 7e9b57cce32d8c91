"""The names inside a credit line: which writers, which photographer, which organisation."""

import re

from articles.text import name_words as words

HAN = "\u3400-\u9fff々〆ヶ"
KATAKANA = "\u30a1-\u30fe"
HANGUL = "가-힣"
CJK = f"[{HAN}\u3041-\u30fe{HANGUL}]"
ADDRESS = re.compile(r"\s*[<(（\[]?[\w.+-]+@[\w-]+\.[\w.]+[>)）\]]?")
# Titles that follow a name after a comma: "Budi Santoso, S.Kom.", "John Smith, Jr."
NAME_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|[a-z]{1,4}\.[a-z.]{0,6})\.?$", re.I)
LIST_SIGNS = re.compile(r"\s*[;；、，،؛&＆,]\s*")
# Lower case only: "Dan" and "Et" are names.
CONJUNCTIONS = re.compile(r"\s+(?:and|dan|und|et|и|và|AND|و)\s+")
PHOTO_SPLIT = re.compile(r"\s*[/／|｜]\s*|\s+(?:via|[-–—])\s+")
SOURCE_PREFIX = re.compile(
    r"^(?:dok(?:umentasi)?|doc)\b[.:]?\s+(?!pribadi|istimewa)|^courtesy(?: of)?\s+|^cortesía de\s+",
    re.IGNORECASE,
)
SOURCE_SUFFIX = re.compile(r"\s*(?:제공|提供|供图|handout)$", re.IGNORECASE)


def split_names(value, language=""):
    """The people in a writer's line, in order, without repeats, roles and mail addresses.

    " y " and an attached Arabic "و" also occur inside one name (José Ortega y Gasset; وليد), so
    they separate only where at least two words stand on each side; a dot separates Korean names,
    and "・" Japanese ones in Han, but never the parts of a name in katakana or Chinese.
    """
    parts = []
    for part in LIST_SIGNS.split(ADDRESS.sub("", value)):
        if parts and NAME_SUFFIX.match(part):
            parts[-1] += f", {part}"
        else:
            parts += [name for piece in CONJUNCTIONS.split(part) for name in divided(piece)]
    if language == "zh-hans":
        parts = [name for part in parts for name in spaced_chinese_names(part)]
    names = [clean_name(part) for part in parts]
    kept = [name for name in names if name and not is_role(name)]
    return list(dict.fromkeys(kept or [name for name in names if name]))


def divided(part):
    """One piece of a list of names, divided where " y ", "و" or a dot stands between two names."""
    for sign in (r"\s+y\s+", r"\s+و(?=[\u0621-\u064a]{2,}\s)"):
        for found in re.finditer(sign, part):
            before, after = part[: found.start()], part[found.end() :]
            waw = "و" + after.split()[0] if "و" in sign else ""
            if min(len(before.split()), len(after.split())) > 1 and (
                waw not in words.ARABIC_NAMES_WITH_WAW
            ):
                return [*divided(before), *divided(after)]
    pieces = re.split(r"\s*[·ㆍ・‧•]\s*", part)
    bare = [clean_name(piece) for piece in pieces]
    if all(re.fullmatch(f"[{HANGUL}]{{2,4}}", name) for name in bare):
        return pieces
    if "・" in part and all(re.fullmatch(f"[{HAN}]{{2,6}}", name) for name in bare):
        return pieces
    return [part]


def spaced_chinese_names(part):
    names = part.split()
    is_list = len(names) > 1 and all(is_chinese_name(name) for name in names)
    return names if is_list else [part]


def is_chinese_name(name):
    return bool(re.fullmatch(f"[{HAN}]{{2,4}}", name)) and name[0] in words.CHINESE_SURNAMES


def is_role(name):
    return name.casefold() in words.ROLES_AFTER + words.ROLES_BEFORE


def clean_name(name):
    """A name without the role before or after it, brackets around it and a full stop behind it."""
    name = re.sub(r"^[(（\[【](.*)[)）\]】]$", r"\1", name.strip(" \t,·*_\u200e\u200f\xa0\u3000"))
    if re.search(r"(?:[^\W\d_]{4,}|[A-Z]{2,})\.$", name):
        name = name[:-1]
    for role in sorted(words.ROLES_AFTER, key=len, reverse=True):
        rest = name[: -len(role)].rstrip(" ,")
        is_apart = re.match(CJK, role) or name[: -len(role)] != rest
        if name.casefold().endswith(role) and len(rest) > 1 and is_apart:
            name = rest
    for role in words.ROLES_BEFORE:
        if re.match(rf"{role}\s+\S", name, re.IGNORECASE):
            name = name[len(role) :].lstrip()
    return name.strip()


def are_people(value, language):
    """Whether what follows a label without a sign, as in "By …", can only be people's names."""
    if re.search(r"[\d!?…:;\"“”«»。！？—]|\S{4,}\.(?:\s|$)", ADDRESS.sub("", value)):
        return False
    names = split_names(value, language)
    if not names or len(names) > 5:
        return False
    has_role = clean_name(value) != value.strip()
    if re.search(CJK, value):
        return all(is_cjk_person(name, language, has_role) for name in names)
    tokens = [token for name in names for token in name.split()]
    return len(tokens) <= 5 * len(names) and all(is_spaced_person(name) for name in names)


def is_cjk_person(name, language, has_role):
    if re.search(f"[{HANGUL}]", name):
        # Two-syllable nouns that open with a surname are many ("글 모음"), such names few.
        least = 2 if has_role else 3
        is_name = re.fullmatch(f"[{HANGUL}]{{{least},4}}", name)
        return bool(is_name) and name[0] in words.KOREAN_SURNAMES
    compact = re.sub(r"\s", "", name)
    if language == "zh-hans":
        foreign = re.fullmatch(f"[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})+", compact)
        return bool(foreign) or is_chinese_name(compact)
    is_han = re.fullmatch(f"[{HAN}]{{3,6}}", compact)
    return bool(is_han or re.fullmatch(f"[{HAN}{KATAKANA}]{{4,12}}", compact))


def is_spaced_person(name):
    """In Arabic and in scripts with capitals: one to five words, none of them a sentence's."""
    tokens = name.split()
    if not 1 <= len(tokens) <= 5 or any(
        token.casefold() in words.NEVER_IN_NAMES for token in tokens
    ):
        return False
    if re.search("[\u0621-\u064a]", name):
        return len(tokens) > 1
    capitals = [token for token in tokens if token.lstrip("'’")[:1].isupper()]
    return bool(capitals) and all(
        token in capitals or token in words.NAME_PARTICLES or token.startswith(("d'", "d’", "al-"))
        for token in tokens
    )


def is_organisation(name):
    """Whether a name has a word, an ending or the capitals of an organisation in any language."""
    folded = name.casefold()
    tokens = re.findall(r"[\w'-]+", name)
    lowered = {token.casefold() for token in tokens}
    lowered |= {token.removeprefix("ال") for token in lowered}
    compact = re.sub(r"\s", "", name)
    return bool(
        lowered & words.ORGANISATION_WORDS
        or words.ACRONYMS.intersection(tokens)
        or (name.isupper() and re.fullmatch(r"[^\W\d_]{2,6}", name))
        or any(part in folded for part in words.ORGANISATION_PARTS)
        or folded.startswith(words.ORGANISATION_OPENINGS)
        or len(compact) >= words.ORGANISATION_ENDINGS.get(compact[-1:], 1_000)
        or re.search(r"\.[a-z]{2,3}$", folded)
    )


def split_photo(value, is_source=False):
    """(photographer, source) of what follows a photo label; either may be empty.

    Of several names the organisations are the source; without any, the first is the
    photographer, as in "Jane Doe/Somewhere". One name alone is the source if `is_source` or
    if it is an organisation's.
    """
    value = re.sub(r"^(?:©|ⓒ|\(c\)|by\b)\s*", "", value.strip(), flags=re.IGNORECASE)
    value = re.sub(r"[©ⓒ]\s*", "", value)
    bare = SOURCE_PREFIX.sub("", SOURCE_SUFFIX.sub("", value)) or value
    parts = [name for name in map(clean_name, photo_parts(bare)) if name]
    if len(parts) < 2:
        name = "".join(parts)
        given = is_source or bare != value or is_organisation(name)
        return ("", name) if given else (name, "")
    organisations = [part for part in parts if is_organisation(part)]
    people = [part for part in parts if part not in organisations]
    if not organisations:
        people, organisations = parts[:1], parts[1:]
    return ", ".join(people), "/".join(organisations)


def photo_parts(value):
    # Xinhua's way: 新华社记者 张三 摄.
    if found := re.match(r"^(\S{2,}?)(?:本社)?[记記]者\s*(\S.*)$", value):
        return found.groups()
    if found := re.match(r"^(.+?)\s*[(（]([^()（）]+)[)）]$", value):
        return [*PHOTO_SPLIT.split(found[1]), *PHOTO_SPLIT.split(found[2])]
    if len(parts := PHOTO_SPLIT.split(value)) > 1:
        return parts
    parts = re.split(r"\s*[,，、،]\s*", value)
    people = [part for part in parts if not is_organisation(part)]
    return parts if 0 < len(people) < len(parts) else [value]
