"""How fast the translation memory answers: pairs of made-up text, asked for one at a time."""

from random import Random
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone

from articles.bench import words
from articles.bench.measure import WrongAnswer
from articles.models import MemoryPair
from articles.workflow.memory import Pair, Side, keep, lookup, lookup_many

# All in two languages: it can't be harder for the memory.
SOURCE, TARGET = "ko", "id"
LENGTHS = (6, 12, 40, 60)  # words: headlines, captions, paragraphs
BATCH = 2_000
BLOCKS = 60  # of a page that is filled in one go
SHARE = 0.15  # of the words that are others in what is asked for
KINDS = ("exact", "fuzzy", "miss", "page")


def fill(count, now=None):
    """Writes `count` pairs, the same ones at each run."""
    now = now or timezone.now()
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        with transaction.atomic():
            keep([_pair(number, now) for number in numbers])
    # What a database does by itself sooner or later.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(times):
    """Milliseconds by kind, each `times` times: a text that is remembered, one that is like a
    remembered one, one that is like none, and a whole page of the second kind."""
    count = MemoryPair.objects.count()
    chance = Random("asked")
    found = {kind: [] for kind in KINDS}
    for _ in range(times):
        for kind, asked in _asked(chance, count).items():
            began = perf_counter()
            matches = (
                lookup_many(asked, SOURCE, TARGET)
                if kind == "page"
                else [lookup(asked, SOURCE, TARGET)]
            )
            found[kind].append((perf_counter() - began) * 1000)
            if (kind == "miss") == any(matches):
                raise WrongAnswer(f"The memory answered a text of kind {kind!r} with {matches}")
    return found


def _asked(chance, count):
    numbers = [chance.randrange(count) for _ in range(BLOCKS)]
    texts = [_text(number, SOURCE) for number in numbers]
    return {
        "exact": texts[0],
        "fuzzy": _changed(chance, texts[1]),
        "miss": words.sentences(chance, SOURCE, 40),
        "page": [_changed(chance, text) for text in texts],
    }


def _changed(chance, text):
    found = text.split()
    for at in chance.sample(range(len(found)), max(1, round(len(found) * SHARE))):
        found[at] = chance.choice(words.vocabulary(SOURCE))
    return " ".join(found)


def _text(number, code):
    return words.sentences(Random(f"{number} {code}"), code, LENGTHS[number % len(LENGTHS)])


def _pair(number, now):
    sides = [
        Side(code, text, f"<p>{text}</p>")
        for code in (SOURCE, TARGET)
        for text in [_text(number, code)]
    ]
    return Pair("body", *sides, f"Story {number // 20}", now)
