"""Numbers, dates, amounts and percentages that disagree with the original."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.text.checks.findings import ERROR, WARNING, Aligned, Finding
from articles.text.checks.numbers import disagreements
from articles.text.segments import FOR_SEARCH_ENGINES, HEAD


def check_amounts(
    pairs: list[Aligned], source_language: str, target_language: str
) -> Iterator[Finding]:
    """Each value that differs, in each pair: an error, in headline and standfirst a warning.

    Headlines are written anew, with other facts of the same story: there a value is an error
    only where the whole original lacks it. Texts for search engines say what they like.
    """
    languages = (source_language, target_language)
    story = "\n".join(_words(pair.source) for pair in pairs)
    for pair in pairs:
        if not (pair.source and pair.target) or pair.target[0].kind in FOR_SEARCH_ENGINES:
            continue
        target = _words(pair.target)
        found = disagreements(_words(pair.source), target, *languages)
        is_head = pair.target[0].kind in HEAD
        unknown = set()
        if is_head and any(wrong.target for wrong in found):
            unknown = {wrong.target for wrong in disagreements(story, target, *languages)}
        for wrong in found:
            is_error = not is_head or (wrong.target and wrong.target in unknown)
            yield _finding(pair, wrong, ERROR if is_error else WARNING)


def _words(segments):
    return "\n".join(segment.text for segment in segments)


def _finding(pair, wrong, severity):
    if not wrong.target:
        message = _("The original has “%(source)s”, which is missing here.")
    elif not wrong.source:
        message = _("“%(target)s” is not in the original.")
    elif wrong.source == wrong.target:
        message = _("“%(target)s” means another number in this language than in the original’s.")
    else:
        message = _("“%(target)s” disagrees with “%(source)s” in the original.")
    values = {"source": wrong.source, "target": wrong.target}
    return Finding(
        "numbers",
        severity,
        _home(pair, wrong.target),
        message % values,
        wrong.target,
        about=f"{wrong.source}|{wrong.target}|{pair.source[0].digest}",
    )


def _home(pair, words):
    """The segment that has the words; the first, where they are what is missing."""
    return next((each.key for each in pair.target if words and words in each.text), pair.key)
