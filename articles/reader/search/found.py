"""Finding: the index proposes the newest stories that may answer, the ranking decides.

Five queries at most, however many stories there are and whatever was asked: what all words find;
where that is a lot, what they find in heads; where it is nothing, words that are spelt alike, how
common each word is, and what any of them finds; then one page of results.
"""

from dataclasses import dataclass
from datetime import UTC
from math import log

from articles.models import search_index as index
from articles.reader.search import querysets
from articles.text.search import ranking
from articles.text.search.queries import one_by_one, parse
from articles.text.search.spelling import nearest, spelling

MOST = 300  # stories that are ranked, of those with all words in their head and of all others
MOST_LOOSE = 60  # of those with one word of many
COUNTED = 1_000
SUGGESTED = 3  # spellings of one word that are tried
SIGNS = "\"'“”„«»()[]{}.,:;!?¿¡،؛؟。、・…"  # round a word


@dataclass(frozen=True, slots=True)
class Found:
    """`keys` of editions, the best first. `is_more` says that there are older ones beyond what
    was ranked, `is_loose` that none of them has all the words; `suggestion` is a better query."""

    keys: tuple = ()
    is_more: bool = False
    is_loose: bool = False
    suggestion: str = ""


def find(asked, facts, now):
    """What the index has for a query within its filters (`facts` of search_index, and dates)."""
    query = asked.query
    if not query.wanted:
        return Found()
    keys = asked.keys()
    rows = _newest(query, facts, keys)
    if ranked := _ranked(query, rows, now):
        return Found(ranked, is_more=len(rows) >= MOST)
    return _loosely(query, facts, keys, now)


def _newest(query, facts, keys):
    """The newest stories that have all the words; where there may be older ones, also the newest
    with the words in their head, which is part of what is looked through first."""
    found = {}
    for place in (index.ANYWHERE, index.HEAD):
        expression = index.every(query.wanted, query.language, facts, place)
        rows = index.newest([expression], keys, MOST)
        found |= {row[0]: row for row in rows}
        if len(rows) < MOST:
            break
    return list(found.values())


def _ranked(query, rows, now, rarity=None):
    scored = []
    for key, edition, title, standfirst, names, body in rows:
        age = (now - index.published_in(key).replace(tzinfo=UTC)).total_seconds() / 86_400
        story = ranking.Stored(key, title, standfirst, names, body, age)
        if worth := ranking.score(query, story, rarity):
            scored.append((worth, key, edition))
    return tuple(edition for _worth, _key, edition in sorted(scored, reverse=True))


def _loosely(query, facts, keys, now):
    """Stories with some of the words, the rare ones first, and what may have been meant."""
    language, single = query.language, one_by_one(query)
    tried = _spellings(query)
    spelt = list(
        dict.fromkeys(word for written, near in tried.items() for word in (written, *near))
    )
    asked = [index.every([each], language, facts) for each in single.wanted]
    meant = [index.every(parse(word, language).wanted, language) for word in spelt]
    counts = index.counts([*asked, *meant], keys, COUNTED)
    here = counts[: len(asked)]
    there = {word for word, count in zip(spelt, counts[len(asked) :], strict=True) if count}
    found = Found(is_loose=True, suggestion=_suggestion(query, tried, there))
    some = [each for each, count in zip(asked, here, strict=True) if count]
    if not some or _is_one_word(query, single):
        return found
    rarity = [1 / (1 + log(1 + count)) if count else 0 for count in here]
    ranked = _ranked(single, index.newest(some, keys, MOST_LOOSE), now, rarity)
    return Found(ranked[: querysets.PAGE], False, True, found.suggestion)


def _suggestion(query, tried, there):
    """The query with each word that is nowhere exchanged for the nearest that is somewhere."""
    chunks = []
    for chunk in query.text.split():
        word = chunk.strip(SIGNS)
        better = [near for near in tried.get(word, ()) if near in there]
        is_wrong = better and word not in there
        chunks.append(chunk.replace(word, better[0]) if is_wrong else chunk)
    suggestion = " ".join(chunks)
    return suggestion if suggestion != query.text else ""


def _is_one_word(query, single):
    """Whether parts of what was asked for would be no words: Korean separates its words."""
    return len(single.wanted) == 1 or (len(query.wanted) == 1 and query.language == "ko")


def _spellings(query):
    """For each word as it was written that is not known: the words that it may be meant for."""
    spelt = {}
    for chunk in query.text.split():
        word = chunk.strip(SIGNS)
        found = spelling(word, query.language)
        if found and parse(word, query.language).wanted:
            spelt[word] = found
    if not spelt:
        return {}
    known = querysets.words_like(query.language, spelt.values())
    there = {key for _word, key in known}
    return {
        written: [
            word for word in nearest(each, known, SUGGESTED) if parse(word, query.language).wanted
        ]
        for written, each in spelt.items()
        if each.key not in there
    }
