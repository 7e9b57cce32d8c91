"""English, German, French, Spanish: plurals, genders and cases of a term's words."""

import unicodedata

_BARE = frozenset(("",))
_ENGLISH = frozenset(("", "s", "es"))
_GERMAN_NOUN = frozenset(("", "e", "en", "n", "s", "es", "er", "ern", "ens", "in", "innen"))
_GERMAN_NAME = frozenset(("", "s", "es", "ns", "ens"))
_GERMAN_ADJECTIVE = frozenset(("e", "en", "er", "es", "em"))
_UMLAUTS = {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}
_FRENCH = [
    ("teur", 4, "teur teurs trice trices teuse teuses"),
    ("eur", 3, "eur eurs euse euses eure eures"),
    ("eux", 3, "eux euse euses"),
    ("ien", 3, "ien iens ienne iennes"),
    ("er", 2, "er ers ère ères"),
    ("if", 2, "if ifs ive ives"),
    ("al", 2, "al aux ale ales als"),
    ("el", 2, "el els elle elles"),
]
_FRENCH_OTHER = frozenset(("", "s", "x", "e", "es"))
SHORTEST = 3
LONGEST = 6


def english(word, kind, is_last):
    """Of Latin plurals the commonest only: nebulae."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [(word[:-1], frozenset(("y", "ies")))]
    return [(word, _ENGLISH | {"e"} if word.endswith("a") else _ENGLISH)]


def german(word, kind, is_last):
    """The last word of a term is a noun; those before it may be adjectives of any case."""
    if not is_last and word.endswith(("e", "er", "es", "en", "em")):
        cut = 1 if word.endswith("e") else 2
        return [(word, _GERMAN_NOUN), (word[:-cut], _GERMAN_ADJECTIVE)]
    if kind in ("name", "place"):
        return [(word, _GERMAN_NAME)]
    found = [(word, _GERMAN_NOUN)]
    if word.endswith("e"):
        found.append((word[:-1], _GERMAN_NOUN - {""} | {"e"}))
    if changed := _with_umlaut(word):
        plural = _GERMAN_NOUN if word.endswith(("el", "en", "er")) else _GERMAN_NOUN - {"", "s"}
        found.append((changed, plural))
    return found


def _with_umlaut(word):
    """The last a, o or u changed, as in Hafen, Häfen; "" where there is none."""
    for index in range(len(word) - 1, -1, -1):
        for plain, changed in _UMLAUTS.items():
            if word.startswith(plain, index) and not (plain == "u" and word[index - 1] in "ae"):
                return word[:index] + changed + word[index + len(plain) :]
    return ""


def french(word, kind, is_last):
    if kind in ("name", "place"):
        return [(word, frozenset(("", "s")))]
    for ending, cut, forms in _FRENCH:
        if word.endswith(ending) and len(word) - cut >= SHORTEST - 1:
            return [(word[:-cut], frozenset(forms.split()))]
    return [(word, _FRENCH_OTHER)]


def spanish(word, kind, is_last):
    if kind in ("name", "place") or len(word) < SHORTEST:
        return [(word, frozenset(("", "s")))]
    if word.endswith(("o", "a")):
        return [(word[:-1], frozenset(("o", "a", "os", "as")))]
    if word.endswith("z"):
        return [(word, _BARE), (word[:-1], frozenset(("ces",)))]
    found = [(word, frozenset(("", "s", "es", "a", "as")))]
    plain = _without_acute(word)
    if plain != word and word[-1] in "ns":
        found.append((plain, frozenset(("es", "a", "as"))))
    return found


def _without_acute(word):
    """The plural of a word stressed at its end loses the sign: inspección, inspecciones."""
    last = unicodedata.normalize("NFD", word[-3:]).replace("\u0301", "")
    return word[:-3] + unicodedata.normalize("NFC", last)
