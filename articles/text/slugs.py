"""Slugs: the last part of a story's address, in the script of its language."""

import unicodedata

import regex

from articles.text import keys

MAX_LENGTH = 80
# What stands behind a language in the site's own addresses: no section may be called so.
RESERVED = frozenset(
    "about archive authors breaking cards feed feeds latest news-sitemap photos remember search"
    " sections sitemap static suggest tags".split()
)

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_APOSTROPHES = regex.compile(r"['’‘ʼʻ`´]")
# Arabic vowel signs and tatweel change nothing in how a word is read by those who know it;
# joiners and soft hyphens are invisible, and an address must not differ by what nobody sees.
_SILENT = regex.compile(
    r"[\u00ad\u034f\u0610-\u061a\u061c\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc"
    r"\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_WORD = regex.compile(r"(?:[\p{L}\p{N}]\p{M}*)+")
_SLUG = regex.compile(rf"{_WORD.pattern}(?:-{_WORD.pattern})*")
_GRAPHEME = regex.compile(r"\X")


def slugify(title: str, language: str) -> str:
    """A slug of at most 80 characters from a title; "" if the title has no letter or digit.

    Latin letters lose their accents (German ä becomes ae), every other script stays as it is.
    """
    text = _SILENT.sub("", _canonical(title))
    text = _canonical(text).replace("ß", "ss")
    if language.split("-")[0] == "de":
        text = text.translate(_GERMAN)
    # French elides (l'économie: two words), the others write one word (don't, Jum'at).
    text = _APOSTROPHES.sub("-" if language.split("-")[0] == "fr" else "", text)
    text = _canonical(keys.fold_latin(text))
    return _shortened("-".join(_WORD.findall(text)))


def is_valid(slug: str) -> bool:
    """Whether a slug, made here or typed by a person, may stand in an address."""
    return (
        len(slug) <= MAX_LENGTH
        and _SLUG.fullmatch(slug) is not None
        and _canonical(slug) == slug
        and _SILENT.search(slug) is None
    )


def _canonical(text: str) -> str:
    """One spelling for one text: compatibility forms and capitals gone."""
    lower = unicodedata.normalize("NFKC", text).lower()
    return unicodedata.normalize("NFKC", lower)


def _shortened(slug: str) -> str:
    if len(slug) <= MAX_LENGTH:
        return slug
    border = slug.rfind("-", 0, MAX_LENGTH + 1)
    # Without spaces a border may come early ("速報-…"): then the cut falls inside the word.
    if border >= MAX_LENGTH // 2:
        return slug[:border]
    end = 0
    for grapheme in _GRAPHEME.finditer(slug):
        if grapheme.end() > MAX_LENGTH:
            break
        end = grapheme.end()
    return slug[:end].rstrip("-")
