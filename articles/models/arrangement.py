"""Which story stands in which place of a front page: one rule for readers and for the desk."""

from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.core import signing
from django.utils import timezone

from articles.models.articles import Article
from articles.models.front_pages import Place

# A lead that the rule chooses is the first of the newest stories with a picture; what somebody
# thinks, or has paid for, leads where an editor says so.
NEWEST = 5
LEADS_BY_HAND = (Article.Kind.OPINION, Article.Kind.SPONSORED)
# A preview's link carries the whole order, and holds as long as somebody needs to look.
SALT, SECONDS = "front page", 86_400
# How many of the newest stories a rule looks at; those that look at all take any of a few.
FEW, MANY = 100, 400


class Candidate(NamedTuple):
    """A story that is live in the page's language, by the key of its edition there."""

    edition: int
    article: int
    section: int
    kind: str
    is_pictured: bool = False


class Held(NamedTuple):
    """What a page keeps a place for; `section` is the rule's or, by hand, that of the story."""

    area: str
    article: int | None = None
    section: int | None = None
    count: int = 1
    starts_at: object = None
    ends_at: object = None

    def holds(self, now):
        has_begun = self.starts_at is None or self.starts_at <= now
        return has_begun and (self.ends_at is None or now < self.ends_at)


class Filled(NamedTuple):
    """A place with the Candidates that stand there; `by_rule` where no person put them."""

    held: Held
    stories: list
    by_rule: bool


# What stands on a front page that nobody ordered.
BY_RULE = [
    Held(Place.Area.LEAD),
    Held(Place.Area.TOP, count=8),
    Held(Place.Area.LATEST, count=15),
]
_ORDER = {area: number for number, area in enumerate(Place.Area.values)}


def size_of_pool(places):
    """How many of the newest stories `arrange` has to be given for these places."""
    is_choosy = any(one.area in (Place.Area.STRIP, Place.Area.OPINION) for one in places)
    return MANY if is_choosy or any(one.section and not one.article for one in places) else FEW


def arrange(places, live, pool, now, *, needs_lead=True):
    """A Filled for each of the Helds that counts at `now`, in the order of the page.

    `live` are the Candidates put there by hand, by article; `pool` the newest of the language,
    newest first. No story stands twice: a person's places have theirs before any rule chooses,
    the higher place before the lower. A place whose story isn't live is filled by the rule.
    """
    standing = sorted((one for one in places if one.holds(now)), key=lambda one: _ORDER[one.area])
    standing = _with_one_lead(standing, live, needs_lead=needs_lead)
    by_hand, taken = {}, set()
    for number, held in enumerate(standing):
        story = live.get(held.article)
        if story and story.edition not in taken:
            by_hand[number] = story
            taken.add(story.edition)
    filled = []
    for number, held in enumerate(standing):
        if number in by_hand:
            filled.append(Filled(held, [by_hand[number]], by_rule=False))
            continue
        chosen = _by_rule(held, (one for one in pool if one.edition not in taken))
        taken.update(one.edition for one in chosen)
        filled.append(Filled(held, chosen, by_rule=True))
    return filled


def _with_one_lead(standing, live, *, needs_lead):
    """The first lead that has its story leads; without any the rule finds one."""
    leads = [one for one in standing if one.area == Place.Area.LEAD]
    others = [one for one in standing if one.area != Place.Area.LEAD]
    if not leads:
        return [Held(Place.Area.LEAD), *others] if needs_lead else others
    return [
        next((one for one in leads if not one.article or one.article in live), leads[0]),
        *others,
    ]


def _by_rule(held, left):
    if held.area == Place.Area.OPINION:
        left = (one for one in left if one.kind == Article.Kind.OPINION)
    if held.section and (held.area == Place.Area.STRIP or not held.article):
        left = (one for one in left if one.section == held.section)
    if held.area != Place.Area.LEAD:
        return list(islice(left, held.count))
    newest = list(islice(left, NEWEST))
    return [max(newest, key=_fit_to_lead)] if newest else []


def _fit_to_lead(story):
    return story.kind not in LEADS_BY_HAND, story.is_pictured


def packed(code, section, places, at):
    """An order that nobody has saved, as a signed word for an address; `at` is typed or ""."""
    rows = [[*one[:4], *(time and time.isoformat() for time in one[4:])] for one in places]
    told = [code, section and section.slug, rows, at[:16]]
    return signing.dumps(told, salt=SALT, compress=True)


def unpacked(token):
    """(code, section's slug or None, Helds, the moment to look at) of `packed`.

    Raises signing.BadSignature where it is none, or too old.
    """
    code, section, rows, at = signing.loads(token, salt=SALT, max_age=SECONDS)
    held = [
        Held(*row[:4], *(time and datetime.fromisoformat(time) for time in row[4:])) for row in rows
    ]
    try:
        moment = timezone.make_aware(datetime.fromisoformat(at))
    except ValueError:
        moment = timezone.now()
    return code, section, held, moment
