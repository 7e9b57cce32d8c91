"""Segments to a provider and back, in bounded portions."""

from articles.machine.protected import Damaged, protect
from articles.machine.provider import MachineFailed, nonsense

PORTION = 20  # fragments in one request
GROWTH = 8  # a translation longer than this many times its original is no translation


def draft(provider, segments, source, target, terms_of=lambda segment: ()):
    """{segment's key: translation}, and the keys that came back damaged and are left out.

    A translation is canonical HTML for a block of the body and plain text for all others.
    `terms_of` gives a segment's (start, end, approved form). Raises MachineFailed.
    """
    segments = [segment for segment in segments if segment.text.strip()]
    done, damaged = {}, []
    for start in range(0, len(segments), PORTION):
        portion = segments[start : start + PORTION]
        answers = _asked(provider, portion, source, target, terms_of)
        for segment, answer in zip(portion, answers, strict=True):
            if answer is None:
                damaged.append(segment.key)
            else:
                done[segment.key] = answer
    if damaged and not done:
        raise MachineFailed(nonsense(provider.name))
    return done, damaged


def _asked(provider, portion, source, target, terms_of):
    ready = [protect(segment, terms_of(segment)) for segment in portion]
    answers = provider.translate([one.html for one in ready], source, target)
    if len(answers) != len(ready):
        raise MachineFailed(nonsense(provider.name))
    return [_restored(one, answer) for one, answer in zip(ready, answers, strict=True)]


def _restored(protected, answer):
    if not answer.strip() or len(answer) > GROWTH * len(protected.html) + 200:
        return None
    try:
        return protected.restore(answer) or None
    except Damaged:
        return None
