"""Text as terms are compared in it, with the way back to the text as it was written."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

# Arabic vowel signs and tatweel, soft hyphens, marks of direction and other invisible ones.
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+"
)
_CLUSTER = regex.compile(r"\X")
# One sign for one, so that places stay: Arabic letters that are often typed for each other,
# Russian ё, apostrophes, hyphens, and the dots between the parts of a foreign name.
_FOLDS = str.maketrans(
    "أإآٱىیةکё" + "’‘ʼʻ′＇`´" + "‐‑‒–−" + "·‧•･∙",
    "ااااييهكе" + "''''''''" + "-----" + "・・・・・",
)
# Vietnamese sets the tone of an open syllable on either vowel: hoà and hòa are one word.
_TONES = {
    before + late: early + after
    for before, after, pairs in (
        ("o", "a", "àò áó ảỏ ãõ ạọ"),
        ("o", "e", "èò éó ẻỏ ẽõ ẹọ"),
        ("u", "y", "ỳù ýú ỷủ ỹũ ỵụ"),
    )
    for late, early in pairs.split()
}
_LATE_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Folded:
    """`cased` keeps the capitals of `text`; both are of one length.

    `starts[i]` and `ends[i]` say where their i-th character stands in what was written.
    """

    text: str
    cased: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(written: str, language: str) -> Folded:
    """Composed, of one width and letter case, without vowel signs and invisible signs."""
    if unicodedata.is_normalized("NFKC", written) and not _DROPPED.search(written):
        cased, starts, ends = written, range(len(written)), range(1, len(written) + 1)
    else:
        cased, starts, ends = _cluster_by_cluster(written)
    text = cased.lower()
    if len(text) != len(cased):
        text = "".join(low if len(low := sign.lower()) == 1 else sign for sign in cased)
    text = text.translate(_FOLDS)
    if language == "vi":
        text = _LATE_TONE.sub(lambda found: _TONES[found[0]], text)
    return Folded(text, cased, starts, ends)


def _cluster_by_cluster(written):
    kept, starts, ends = [], [], []
    for found in _CLUSTER.finditer(written):
        for sign in _DROPPED.sub("", unicodedata.normalize("NFKC", found[0])):
            kept.append(sign)
            starts.append(found.start())
            ends.append(found.end())
    return "".join(kept), starts, ends
