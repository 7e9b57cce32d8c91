"""Blocks that still say what the original says in its own words, or that nobody translated."""

from collections.abc import Iterator

import regex
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text import blocks, words
from articles.text.checks.findings import ERROR, WARNING, Aligned, Finding
from articles.text.checks.scripts import foreign_letters

# A translation may do without these: the headline stands in for them, or alt texts are asked
# for where photos are.
NOT_NEEDED = ("seo_title", "seo_description", "alt_text", "hr")
# More paragraphs than these, and more than this share, and the translation is under way.
MANY, MUCH = 3, 1 / 3
# So many words in a row, most of them no names, are a sentence and no title of a work.
LEFT_IN_A_ROW = 6
MUCH_THE_SAME = 0.9
# Without small letters, what is no name is told by its length (国立西洋美術館 has seven).
LONG_IN_HAN = 12

_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_LETTERS = regex.compile(r"\p{L}")
_SMALL = regex.compile(r"\p{Ll}\p{L}")


def check_untranslated(
    pairs: list[Aligned], source_language: str, target_language: str
) -> Iterator[Finding]:
    """Untranslated blocks (errors); sentences left over, and blocks left out (warnings).

    While a translation is under way, one warning has the number of paragraphs that it lacks.
    """
    lacking = _lacking(pairs)
    if lacking:
        yield _under_way(lacking)
    for pair in pairs:
        if not pair.target:
            if not (lacking and _paragraphs(pair)):
                yield from _left_out(pair)
        elif pair.source and source_language != target_language:
            yield from _untranslated(pair, source_language, target_language)


def _untranslated(pair, source_language, target_language):
    segment = pair.target[0]
    source = _words(pair.source, source_language)
    target = _words(pair.target, source_language)
    if _is_untranslated(source, target, source_language, target_language):
        message = _("“%(words)s” stands here as in the original; it is not translated yet.")
        values = {"words": shortened(segment.text)}
        yield Finding("untranslated", ERROR, segment.key, message % values, segment.text)
    elif any(words.is_by_character(code) for code in (source_language, target_language)):
        return
    elif run := _left_over_run(source, target):
        run = _as_it_stands(pair.target, run)
        message = _("The words “%(words)s” are the original’s own; were they left over?")
        yield Finding(
            "untranslated", WARNING, segment.key, message % {"words": shortened(run)}, run
        )


def _is_untranslated(source, target, source_language, target_language):
    """Whether a block has the original's words, others than names, numbers and addresses."""
    if source != target and not (len(target) >= 10 and _likeness(source, target) > MUCH_THE_SAME):
        return False
    text = "".join(target)
    if foreign_letters(text, target_language):
        return len(target) > 1
    if words.is_by_character(source_language):
        return words.is_by_character(target_language) and len(text) >= LONG_IN_HAN
    return _is_sentence(target, small=2)


def _paragraphs(pair):
    """The blocks of the original's body that say something."""
    return [each for each in pair.source if each.kind in blocks.KINDS and _says(each.text)]


def _lacking(pairs):
    """The paragraphs without a translation, where they are so many that work is under way."""
    lacking = [each for pair in pairs if not pair.target for each in _paragraphs(pair)]
    count = sum(len(_paragraphs(pair)) for pair in pairs)
    return lacking if len(lacking) > MANY and len(lacking) > count * MUCH else []


def _under_way(lacking):
    message = ngettext(
        "%(count)d paragraph of the original has no translation yet.",
        "%(count)d paragraphs of the original have no translation yet.",
        len(lacking),
    )
    return Finding(
        "left_out",
        WARNING,
        lacking[0].key,
        message % {"count": len(lacking)},
        about="|".join(each.digest for each in lacking),
    )


def _left_out(pair):
    texts = [each for each in pair.source if each.kind not in NOT_NEEDED and _says(each.text)]
    if not texts:
        return
    if texts[0].kind == "caption":
        message = _("The photo’s caption in the original, “%(words)s”, has no translation.")
    else:
        message = _("“%(words)s” in the original has no counterpart here; was it left out?")
    yield Finding(
        "caption" if texts[0].kind == "caption" else "left_out",
        WARNING,
        texts[0].key,
        message % {"words": shortened(texts[0].text)},
        about=texts[0].digest,
    )


def shortened(text: str, limit: int = 60) -> str:
    """The text in one line, cut after a word near the limit."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return f"{text[:limit].rsplit(' ', 1)[0]}…"


def _says(text):
    return _LETTERS.search(text) is not None


def _words(segments, language):
    """The words without addresses and numbers."""
    text = _ADDRESS.sub(" ", "\n".join(segment.text for segment in segments))
    return [word for word in words.words(text, language) if _LETTERS.search(word)]


def _likeness(source, target):
    shared = len(set(source) & set(target))
    return 2 * shared / (len(set(source)) + len(set(target)))


def _is_sentence(found, small):
    return sum(_SMALL.match(word) is not None for word in found) >= small


def _left_over_run(source, target):
    """The first run of the original's words in the target that is no name; else []."""
    known = {tuple(source[i : i + LEFT_IN_A_ROW]) for i in range(len(source))}
    for start in range(len(target) - LEFT_IN_A_ROW + 1):
        end = start + LEFT_IN_A_ROW
        run = target[start:end]
        if tuple(run) in known and _is_sentence(run, small=LEFT_IN_A_ROW - 1):
            while end < len(target) and tuple(target[end - LEFT_IN_A_ROW + 1 : end + 1]) in known:
                end += 1
            return target[start:end]
    return []


def _as_it_stands(segments, run):
    pattern = regex.compile(r"[^\p{L}]+".join(regex.escape(word) for word in run))
    for segment in segments:
        if match := pattern.search(segment.text):
            return match[0]
    return " ".join(run)
