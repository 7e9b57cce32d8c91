"""Which of the stories that have what is asked for come first: the same on every database."""

from typing import NamedTuple

from articles.text.search import words
from articles.text.search.queries import Query

# How much a word counts where it stands, against once in the body.
TITLE, STANDFIRST, NAMES = 8, 3, 5
SATURATION = 6  # said twice is more than said once, said forty times not much more than ten
USUAL_LENGTH = 2000  # characters of analysed body
LESSER_WAY = 0.8
SIDE_BY_SIDE = 0.5  # more, where all the words follow each other as they were asked
RECENT, FADES = 0.3, 60  # more for what is new, half of it gone after so many days


class Stored(NamedTuple):
    """A story as it is found: its parts as terms between spaces, and its age in days."""

    key: int
    title: str
    standfirst: str
    names: str
    body: str
    age: float


def joined(terms) -> str:
    """Terms as a part of a story is stored, and as a phrase is looked for in it."""
    return f" {' '.join(terms)} " if terms else ""


def score(query: Query, story: Stored, rarity=None) -> float:
    """How well a story answers; 0 where it lacks something that is wanted.

    With `rarity` (a number for each of `wanted`) whatever it has counts, the rarer the more.
    """
    total = 0
    for number, wanted in enumerate(query.wanted):
        best = max(
            _said(way, story, query.language) * LESSER_WAY**lesser
            for lesser, way in enumerate(wanted.ways)
        )
        if not best and rarity is None:
            return 0
        total += best / (best + SATURATION) * (1 if rarity is None else rarity[number])
    if rarity is None and len(query.wanted) > 1:
        whole = joined([term for wanted in query.wanted for term in wanted.ways[0]])
        total += SIDE_BY_SIDE * ((whole in story.title) * 2 + (whole in story.body))
    return total * (1 + RECENT / (1 + max(story.age, 0) / FADES))


def _said(way, story, language):
    """How often a phrase is said in a story, by the weight of the places."""
    if len(way) == 1 and len(way[0]) == 1 and words.is_syllabic(way[0]):
        needle = way[0]
    else:
        needle = joined(way)
    head = (
        TITLE * min(story.title.count(needle), 2)
        + STANDFIRST * min(story.standfirst.count(needle), 2)
        + NAMES * min(story.names.count(needle), 1)
    )
    if not head and language == "vi" and needle == words.bare(needle):
        head = TITLE * (needle in words.bare(story.title + story.standfirst + story.names)) / 2
    length = 0.5 + len(story.body) / USUAL_LENGTH / 2
    return head + story.body.count(needle) / length
