"""Arabic, its letters folded: what stands before and behind a word without a space between."""

ARTICLE = "ال"
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا", "ي")
# Endings of case, dual and sound plurals; folding has taken the vowel signs away already.
_NOUN = frozenset(
    ("", "ا", "ان", "ين", "ون", "ات", *_PRONOUNS, *(f"ات{each}" for each in _PRONOUNS))
)
_NAME = frozenset(("", "ا"))
# ة opens before a pronoun: جامعة, جامعتها.
_FEMININE = frozenset(
    ("ه", "ات", "تان", "تين", "تا", "تي", *(t + each for t in ("ت", "ات") for each in _PRONOUNS))
)
_NISBA = frozenset(("", "ا", "ه", "ون", "ين", "ان", "ات", "تان", "تين"))
LONGEST = 5
SHORTEST = 3


def stems(word: str, kind: str) -> list[tuple[str, frozenset]]:
    """The stem of a term's word and the endings that it may have in a text.

    An article in the term is part of it: القاعدة is not قاعدة.
    """
    bare = len(word.removeprefix(ARTICLE))
    if bare < SHORTEST or not "ء" <= word[-1] <= "ي":
        return [(word, frozenset(("",)))]
    if kind == "name":
        return [(word, _NAME)]
    if word.endswith("ه"):
        return [(word[:-1], _FEMININE)]
    if word.endswith("ي"):
        return [(word, _NISBA | _NOUN)]
    return [(word, _NAME if kind == "place" else _NOUN)]


def openings(token: str) -> list[str]:
    """The token as it stands, and without the particles that may be written with it.

    For للناتو both "الناتو" and "ناتو" are among them: the article has merged into the particle.
    """
    found = [token]
    for rest in (token, token[1:] if token[0] in _CONJUNCTIONS else ""):
        if len(rest) > SHORTEST:
            found.append(rest)
            if rest[0] in _PREPOSITIONS:
                found.append(rest[1:])
            if rest.startswith("لل"):
                found += [f"{ARTICLE}{rest[2:]}", f"{ARTICLE}{rest[1:]}"]
    found += [rest.removeprefix(ARTICLE) for rest in found]
    return [rest for rest in dict.fromkeys(found) if len(rest) >= SHORTEST or rest == token]
