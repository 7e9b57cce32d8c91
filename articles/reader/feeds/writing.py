"""A feed as bytes: its frame, and in it its stories, which are kept as they were written."""

from functools import lru_cache
from hashlib import blake2b

from articles.reader.feeds import items
from articles.reader.keeping import LONGEST

KEPT = 2_000  # stories, each in a format and a language; 12 kB each where they are short
FRAMES = 500


def write(form, feed, stories, origin):
    """A feed in a format (one of the modules atom, rss and json_feed), and a digest that tells
    it from every other."""
    before, between, after, digest = _frame(form, feed)
    code, digests, written = feed.language.code, [digest], []
    for told in stories:
        entry = _entry if len(told.row.body) <= LONGEST else _entry.__wrapped__
        one, digest = entry(form, code, origin, told)
        written.append(one)
        digests.append(digest)
    # Digests of parts, since most of a feed is as it was a moment ago.
    return before + between.join(written) + after, _digest(*digests).hex()


# The arguments are everything that the result says: what is kept can't be out of date.
@lru_cache(KEPT)
def _entry(form, code, origin, told):
    written = form.entry(items.item(told, code, origin))
    return written, _digest(written)


@lru_cache(FRAMES)
def _frame(form, feed):
    parts = form.frame(feed)
    return *parts, _digest(*parts)


def _digest(*parts):
    return blake2b(b"".join(parts), digest_size=16).digest()
