"""Indonesian: particles behind a word, and the prefixes that leave its meaning."""

_SUFFIXES = ("nya", "lah", "kah", "pun", "ku", "mu", "tah")
ENDINGS = frozenset(("", *_SUFFIXES, "nyalah", "nyakah", "nyapun", "kulah", "mulah"))
_PREFIXES = ("ber", "se", "di", "ke")
SHORTEST = 4
LONGEST = 6


def stems(word):
    return [(word, ENDINGS if len(word) > 1 else frozenset(("",)))]


def openings(token):
    """The token as it stands, and without ber-, se-, di- or ke- before at least four letters."""
    found = [token]
    for prefix in _PREFIXES:
        rest = token.removeprefix(prefix)
        if rest != token and len(rest) >= SHORTEST:
            found.append(rest)
    return found
