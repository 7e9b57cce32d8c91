"""Quotations inside a sentence that may be written in the other direction."""

from unicodedata import bidirectional

# Every mark that opens a quotation, with those that close it.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "「": "」", "『": "』"}
_ISOLATE, _POP = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


def isolated(sentence: str, direction: str) -> str:
    """A sentence, read "ltr" or "rtl", with each quotation isolated from the words around it.

    Without that, “1 h 30” is turned round in an Arabic sentence (Unicode's UAX 9). Marks that
    nothing closes, and apostrophes, stay as they are, and so does what is all left to right.
    """
    if direction == "ltr" and not any(bidirectional(sign) in ("R", "AL") for sign in sentence):
        return sentence
    opened, added = [], {}
    for at, mark in enumerate(sentence):
        closed = [depth for depth, (_at, closing) in enumerate(opened) if mark in closing]
        if closed and (mark not in _PAIRS or closed[-1] == len(opened) - 1):
            start, _closing = opened[closed[-1]]
            if start + 1 < at:
                added[start + 1], added[at] = _ISOLATE, _POP
            del opened[closed[-1] :]
        elif mark in _PAIRS:
            opened.append((at, _PAIRS[mark]))
    return "".join(added.get(at, "") + mark for at, mark in enumerate(sentence))
