"""A story as its page shows it: the text of one language, and the facts put in at reading."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.languages import language
from articles.models import Placement, Text
from articles.models.names import Name
from articles.reader import (
    addresses,
    corrections,
    dates,
    names,
    photo_querysets,
    photos,
    pictures,
    querysets,
)
from articles.reader.page import language_items
from articles.text import blocks
from articles.text.credits import byline

# A change within a minute of the first publication is part of it.
SAME_MOMENT = 60  # seconds


class Facts(NamedTuple):
    """What a story's page needs besides its text; not published yet where there is no time."""

    article: int
    section: int
    slug: str
    published_at: object
    updated_at: object
    minutes: int


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
    """Who is credited, by a Name."""

    href: str
    name: Name


@dataclass(frozen=True, slots=True)
class Tag:
    href: str
    name: str
    key: int


@dataclass(frozen=True, slots=True)
class Story:
    """What templates/reader/story.html prints; the HTML in it is safe."""

    title: str
    standfirst: str
    section: object
    authors: list
    byline: str
    published: str
    published_iso: str
    updated: str
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
    facts, words = Facts(*row[:6]), row[6:]
    return facts, Text(**dict(zip(querysets.TEXT, words, strict=True)))


def compose(code, text, facts, section, family, now, captions=None):
    """The Story of a Text among its Family at `now`; `captions` (a revision's) shows photos as
    that revision has them."""
    placed = read_placed(code, facts.article, now, captions)
    leads = [each for each in placed if each.role == Placement.Role.LEAD]
    gallery = [each for each in placed if each.role == Placement.Role.GALLERY]
    authors, tags = _read_names(code, facts.article)
    local = facts.published_at and dates.local(facts.published_at)
    return Story(
        title=text.title,
        standfirst=text.standfirst,
        section=section,
        authors=authors,
        byline=_byline(code, authors),
        published=dates.date_and_time(local, code) if local else "",
        published_iso=local.isoformat(timespec="seconds") if local else "",
        updated=_updated(facts, code),
        corrected=corrections.latest(family, code),
        corrections=corrections.listed(family, code),
        original_corrected=corrections.of_original(family, code),
        reading_time=_reading_time(facts.minutes),
        body=_with_figures(text.body, placed),
        lead=mark_safe("".join(map(_lead, leads))),  # noqa: S308
        gallery=mark_safe("\n".join(map(_small, gallery))),  # noqa: S308
        photos=sorted(placed, key=lambda each: each.role != Placement.Role.LEAD),
        tags=tags,
        editions=language_items({c: path for c, path in family.paths.items() if c != code}),
    )


def read_placed(code, article, now, captions=None):
    """The photos that this language shows at `now`, in order: those that its text describes, or
    in their place what replaces them; none where the rights of both don't hold."""
    query = photo_querysets.placements(code, is_preview=captions is not None)
    placed = []
    for role, after_block, photo, *words, standing, told in query.rows(number=article, now=now):
        if captions is not None:
            words = _words_in(captions.get(str(photo), {}))
        if told is None or words is None:
            continue
        shown = photos.shown(told, code)
        if not shown.files:
            continue
        if standing != photo:
            words = shown.caption, shown.alt_text
        placed.append(Placed(role, after_block, photo, *words, shown))
    return placed


def _words_in(said):
    """(caption, alt text) that a revision has for a photo; None where it doesn't describe it."""
    if said.get("alt_text") or said.get("decorative"):
        return said.get("caption", ""), said.get("alt_text", "")
    return None


def _lead(placed):
    return _figure(placed, pictures.LEAD, is_first=True, css_class="lead-photo")


def _small(placed):
    return _figure(placed, pictures.INLINE)


def _figure(placed, slot, *, is_first=False, css_class=""):
    shown = pictures.picture(placed.shown, placed.alt_text, slot, is_first=is_first)
    return pictures.figure(shown, placed.caption, placed.shown.credit, css_class=css_class)


def _with_figures(body, placed):
    """The body, one block a line, with each inline photo at its figure, else after its block.

    A figure whose photo is not shown here leaves no trace, and counts as no block.
    """
    inline = {each.photo: _small(each) for each in placed if each.role == Placement.Role.INLINE}
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


def _read_names(code, article):
    """(Authors, Tags) of an article, in one query."""
    authors, tags = [], []
    for is_tag, _position, _row, key, slug, *columns in sorted(
        querysets.credits_and_tags(code).rows(number=article), key=lambda row: row[:3]
    ):
        name = names.first(columns, code)
        if is_tag:
            tags.append(Tag(addresses.tag(code, slug), names.marked(name, code) or slug, key))
        else:
            authors.append(Author(addresses.author(code, slug), name or Name(slug, code)))
    return authors, tags


def _byline(code, authors):
    people = [
        mark_safe(f'<a href="{each.href}" rel="author">{names.marked(each.name, code)}</a>')  # noqa: S308
        for each in authors
    ]
    return byline(people, language(code).locale)


def _updated(facts, code):
    """The line that says when the text last changed, with its time marked up."""
    if not facts.published_at:
        return ""
    if (facts.updated_at - facts.published_at).total_seconds() <= SAME_MOMENT:
        return ""
    iso = dates.local(facts.updated_at).isoformat(timespec="seconds")
    said = escape(dates.date_and_time(facts.updated_at, code))
    time = f'<time datetime="{iso}">{said}</time>'
    return mark_safe(escape(_("Updated: %(time)s")) % {"time": time})  # noqa: S308


def _reading_time(minutes):
    return ngettext("%(minutes)d minute to read", "%(minutes)d minutes to read", minutes) % {
        "minutes": minutes
    }
