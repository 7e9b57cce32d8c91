"""A story as its page shows it: the text of one language, and the facts put in at reading."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.languages import language
from articles.models import Article, Placement, Text
from articles.models.names import Name
from articles.reader import (
    addresses,
    corrections,
    dates,
    labels,
    names,
    photo_querysets,
    photos,
    pictures,
    querysets,
)
from articles.reader.keeping import LONGEST, STORIES
from articles.reader.page import language_items
from articles.text import blocks
from articles.text.credits import byline

# A change within a minute of the first publication is part of it.
SAME_MOMENT = 60  # seconds


class Facts(NamedTuple):
    """What a story's page needs besides its text; not published yet where there is no time. The
    last three are the article's columns of these names."""

    article: int
    section: int
    slug: str
    published_at: object
    updated_at: object
    minutes: int
    kind: str = Article.Kind.NEWS
    sponsor: str = ""
    made_by_ai: str = ""
    words: int = 0


class Placed(NamedTuple):
    """What stands where a story has a photo, with the words that this language has for it.

    `photo` is the key of the photo placed, though its replacement (`shown`) may stand there.
    """

    role: str
    after_block: int
    photo: int
    caption: str
    alt_text: str
    shown: photos.Shown


@dataclass(frozen=True, slots=True)
class Author:
    """Who is credited, by a Name; `links` are addresses of the same person elsewhere."""

    href: str
    name: Name
    links: list


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` is HTML, `text` the same without marks."""

    href: str
    name: str
    text: str
    key: int


# Compared by identity, as a Family is.
@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What templates/reader/_story.html prints; the HTML in it is safe."""

    title: str
    standfirst: str
    section: object
    labels: labels.Labels
    authors: list
    byline: str
    published: str
    published_iso: str
    zone: str
    updated: str
    updated_iso: str
    corrected: str
    corrections: list
    original_corrected: str
    reading_time: str
    body: str
    lead: str
    gallery: str
    photos: list
    tags: list
    editions: str


def read(code, slug):
    """The Facts and the live Text that a slug leads to, or None."""
    row = querysets.story(code).row(slug=slug)
    if row is None:
        return None
    count = len(Facts._fields)
    facts, words = Facts(*row[:count]), row[count:]
    return facts, Text(**dict(zip(querysets.TEXT, words, strict=True)))


def compose(code, text, facts, section, family, now, captions=None):
    """The Story of a Text among its Family at `now`; `captions` (a revision's) shows photos as
    that revision has them."""
    is_kept = captions is None and len(text.body) <= LONGEST
    compose = _composed if is_kept else _composed.__wrapped__
    return compose(
        code,
        (text.title, text.standfirst, text.body),
        facts,
        section,
        family,
        tuple(read_placed(code, facts.article, now, captions)),
        tuple(map(tuple, querysets.credits_and_tags(code).rows(number=facts.article))),
    )


# The arguments are everything that it says, so what is kept can't be out of date.
@lru_cache(STORIES)
def _composed(code, text, facts, section, family, placed, credits):
    title, standfirst, body = text
    leads = [each for each in placed if each.role == Placement.Role.LEAD]
    gallery = [each for each in placed if each.role == Placement.Role.GALLERY]
    authors, tags = _names(code, credits)
    published_at = facts.published_at
    return Story(
        title=title,
        standfirst=standfirst,
        section=section,
        labels=labels.read(code, facts, family),
        authors=authors,
        byline=_byline(code, authors),
        published=dates.date_and_time(published_at, code) if published_at else "",
        published_iso=_iso(published_at),
        zone=dates.zone(published_at, code) if published_at else "",
        updated=_updated(facts, code),
        updated_iso=_iso(facts.updated_at),
        corrected=corrections.latest(family, code),
        corrections=corrections.listed(family, code),
        original_corrected=corrections.of_original(family, code),
        reading_time=_reading_time(facts.minutes),
        body=with_figures(body, placed),
        lead=mark_safe("".join(map(_lead, leads))),  # noqa: S308
        gallery=_gallery(gallery),
        photos=sorted(placed, key=lambda each: each.role != Placement.Role.LEAD),
        tags=tags,
        editions=language_items({c: path for c, path in family.paths.items() if c != code}),
    )


def read_placed(code, article, now, captions=None):
    """The photos that this language shows at `now`, in order: those that its text describes, or
    in their place what replaces them; none where the rights of both don't hold."""
    query = photo_querysets.placements(code, is_preview=captions is not None)
    found = []
    for *place, caption, alt_text, standing, told in query.rows(number=article, now=now):
        words = caption, alt_text
        if captions is not None:
            words = _words_in(captions.get(str(place[2]), {}))
        found.append(put(code, place, words, standing, told))
    return list(filter(None, found))


def put(code, place, words, standing, told):
    """The Placed of a (role, after_block, photo) and its (caption, alt text), or None: of the
    photo placed or, where another stands there, of that one with its own words."""
    return placed(place, words, standing, photos.shown(told, code) if told else None)


def placed(place, words, standing, shown):
    """The same of a photo that was Shown already; None for none."""
    if shown is None or words is None or not shown.files:
        return None
    if standing != place[2]:
        words = shown.caption, shown.alt_text
    return Placed(*place, *words, shown)


def _words_in(said):
    """(caption, alt text) that a revision has for a photo; None where it doesn't describe it."""
    if said.get("alt_text") or said.get("decorative"):
        return said.get("caption", ""), said.get("alt_text", "")
    return None


def _lead(placed):
    return _figure(placed, pictures.LEAD, is_first=True, css_class="lead-photo")


def _small(placed):
    return _figure(placed, pictures.INLINE)


def _gallery(placed):
    """One photo alone stands as wide as the lead."""
    slot = pictures.GALLERY if len(placed) > 1 else pictures.LEAD
    return mark_safe("\n".join(_figure(each, slot) for each in placed))  # noqa: S308


def _figure(placed, slot, *, is_first=False, css_class=""):
    shown = pictures.picture(placed.shown, placed.alt_text, slot, is_first=is_first)
    return pictures.figure(shown, placed.caption, placed.shown.credit, css_class=css_class)


def with_figures(body, placed, figure=_small):
    """The body, one block a line, with each inline photo at its figure, else after its block;
    `figure` makes a Placed's HTML.

    A figure whose photo is not shown here leaves no trace, and counts as no block.
    """
    inline = {each.photo: figure(each) for each in placed if each.role == Placement.Role.INLINE}
    named = blocks.photos(body)
    if not (inline or named):
        return mark_safe(body)  # noqa: S308
    waiting = [each for each in placed if each.photo in inline and each.photo not in named]
    waiting.sort(key=lambda each: each.after_block)
    lines, count = [], 0
    for line in body.split("\n"):
        while waiting and waiting[0].after_block <= count:
            lines.append(inline[waiting.pop(0).photo])
        if photo := blocks.photos(line):
            lines.append(inline.get(photo[0], ""))
        else:
            lines.append(line)
            count += 1
    lines += [inline[each.photo] for each in waiting]
    return mark_safe("\n".join(filter(None, lines)))  # noqa: S308


def _names(code, rows):
    """(Authors, Tags) from the rows of querysets.credits_and_tags."""
    authors, tags = [], []
    for is_tag, _position, _row, key, slug, links, *columns in sorted(rows, key=_order):
        name = names.first(columns, code)
        if is_tag:
            shown, text = names.marked(name, code) or slug, names.plain(name) or slug
            tags.append(Tag(addresses.tag(code, slug), shown, text, key))
        else:
            href = addresses.author(code, slug)
            authors.append(Author(href, name or Name(slug, code), links.split()))
    return authors, tags


def _order(row):
    return row[:3]


def _byline(code, authors):
    return _joined(code, tuple((each.href, each.name) for each in authors))


@lru_cache(2048)
def _joined(code, authors):
    people = [
        mark_safe(f'<a href="{href}" rel="author">{names.marked(name, code)}</a>')  # noqa: S308
        for href, name in authors
    ]
    return byline(people, language(code).locale)


def _iso(moment):
    return dates.local(moment).isoformat(timespec="seconds") if moment else ""


def _updated(facts, code):
    """The line that says when the text last changed, with its time marked up."""
    if not facts.published_at:
        return ""
    if (facts.updated_at - facts.published_at).total_seconds() <= SAME_MOMENT:
        return ""
    iso = _iso(facts.updated_at)
    said = escape(dates.date_and_time(facts.updated_at, code))
    time = f'<time datetime="{iso}">{said}</time>'
    return mark_safe(escape(_("Updated: %(time)s")) % {"time": time})  # noqa: S308


def _reading_time(minutes):
    return ngettext("%(minutes)d minute to read", "%(minutes)d minutes to read", minutes) % {
        "minutes": minutes
    }
