"""Russian and its cases, ё folded to е."""


def _listed(endings):
    return frozenset(endings.split()) | ({""} if endings.startswith(" ") else frozenset())


_ADJECTIVE = _listed(
    "ый ий ой ого его ому ему ым им ом ем ая яя ой ей ою ею ую юю ое ее ые ие ых их ыми ими"
)
_HARD = _listed(" а у ом ем е ы и ов ев ей ам ами ах ой ым ою")
_FLEETING = _listed("а у ом ем е ы и ов ев ей ам ами ах")
_HARD_A = _listed(" а ы и е у ой ей ою ам ами ах")
_SOFT_YA = _listed(" я и е ю ей ею ям ями ях ь й")
_SOFT = _listed("ь я ю ем е и ей ям ями ях ью")
_SHORT_I = _listed("й я ю ем е и ев ям ями ях")
_NEUTER_O = _listed(" о а у ом е ам ами ах")
_NEUTER_E = _listed("е а я у ю ом ем и ам ям ами ями ах ях ей й")
_IYA = _listed("я и ю ей е ям ями ях й")
_IE = _listed("е я ю ем и й ям ями ях")
_PLURAL = _listed(" ы и а я ов ев ей ам ами ах ям ями ях")
_SOFT_PLURAL = _PLURAL | {"й", "ь"}
# The longest ending first: each word has the stems of the first that fits.
_SHAPES = [
    ("ия", 1, _IYA),
    ("ие", 1, _IE | {"х", "ми", "м"}),
    ("ья", 1, _IYA),
    *((ending, 2, _ADJECTIVE) for ending in ("ый", "ая", "яя", "ое", "ее", "ые")),
    ("а", 1, _HARD_A),
    ("я", 1, _SOFT_YA),
    ("о", 1, _NEUTER_O),
    ("е", 1, _NEUTER_E),
    ("ь", 1, _SOFT),
    ("ы", 1, _PLURAL),
    ("и", 1, _SOFT_PLURAL),
]
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
# A vowel that goes away where an ending comes: конец, конца; рынок, рынка; день, дня.
_VANISHING = {"ец": "ц", "ок": "к", "ек": "к", "ел": "л", "ер": "р", "ол": "л", "ень": "н"}
_BARE = frozenset(("",))
SHORTEST = 3
LONGEST = 3


def stems(word: str, is_abbreviation: bool) -> list[tuple[str, frozenset]]:
    """Pairs of a stem and the endings with which a term's word stands in a text.

    Abbreviations decline where they end in a consonant (МИД, МИДа), never after a vowel (НАТО).
    """
    if not "а" <= word[-1] <= "я" or (is_abbreviation and word[-1] not in _CONSONANTS):
        return [(word, _BARE)]
    if word.endswith(("ий", "ой")):
        soft = (word[:-1], _SHORT_I)
        return _long_enough([(word[:-2], _ADJECTIVE), soft], word)
    if word.endswith("й"):
        return _long_enough([(word[:-1], _SHORT_I)], word)
    found = [(word, _HARD)] if word[-1] in _CONSONANTS else []
    for ending, cut, endings in _SHAPES:
        if word.endswith(ending):
            found.append((word[:-cut], endings))
            break
    for ending, left in _VANISHING.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            soft = {"я", "ю", "ем", "и", "ям", "ями", "ях"} if ending == "ень" else frozenset()
            found.append((word[: -len(ending)] + left, _FLEETING | soft))
    return _long_enough(found, word)


def _long_enough(found, word):
    """Two letters and any ending would be almost any word."""
    return [pair for pair in found if len(pair[0]) >= SHORTEST] or [(word, _BARE)]
