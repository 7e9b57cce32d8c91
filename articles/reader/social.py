"""How pages are shared: their picture's address, its words and its file, and a story's facts.

A picture's address has a digest of all that is drawn into it, so it may be kept for ever; once
the rights have ended it answers 410.
"""

import re
from functools import cache
from hashlib import sha256
from html import unescape

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import digests_in
from articles.reader import addresses, head, media, names, photo_querysets, photos
from articles.reader.keeping import kept
from articles.reader.site import own_words, site
from articles.workflow.photos import cards

DRAWING = "1"  # raised whenever the drawing changes
NEWSROOM = "newsroom"
# HTML's isolation as Unicode's: by the direction that an element has, else by its first letter.
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "": "\u2068"}
POP = "\u2069"


class CardConverter:
    """The first digits of a photo's SHA-256, or "newsroom", and the digest of what is drawn."""

    regex = rf"(?:[0-9a-f]{{16}}|{NEWSROOM})-[0-9a-f]{{12}}\.jpeg"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


@kept
def of_story(origin, code, told, facts, section):
    """The head.Sharing of a Story."""
    more = [
        ("article:published_time", told.published_iso),
        ("article:modified_time", told.updated_iso),
        ("article:section", section),
        *(("article:tag", tag.text) for tag in told.tags),
        *(("article:author", origin + author.href) for author in told.authors),
    ]
    if not told.photos:
        return head.Sharing("article", _newsroom_picture(code), tuple(more))
    placed = told.photos[0]
    words = f"{placed.alt_text} ({plain(placed.shown.credit)})".strip()
    path = addresses.card(code, _name(placed.shown, code))
    return head.Sharing("article", head.Picture(path, words), tuple(more))


@cache
def of_newsroom(code, kind="website"):
    """The head.Sharing of pages that are no story."""
    return head.Sharing(kind, _newsroom_picture(code))


@require_safe
def show(request, code, name):
    """A picture to share, drawn when it is first asked for; an address from before leads to the
    picture of today."""
    now = timezone.now()
    with override(code):
        if name.startswith(NEWSROOM):
            return _shown_newsroom(request, code, name, now)
        return _shown_photo(request, code, name, now)


def plain(credit):
    """A credit's HTML as text."""
    return unescape(re.sub("<[^>]*>", "", credit))


def isolated(credit):
    """A credit's HTML as text whose foreign names keep to themselves."""
    marked = re.sub(r'<bdi(?:[^>]*\bdir="(\w+)")?[^>]*>', _opening, credit)
    return plain(marked.replace("</bdi>", POP))


def _opening(found):
    return ISOLATES[found[1] or ""]


def _shown_photo(request, code, name, now):
    first, after = digests_in(f"/{name}")
    rows = photo_querysets.of_card(code).rows(first=first, after=after, now=now)
    if not rows:
        return media.not_there()
    is_usable, valid_until, override_until, x, y, crops, told = rows[0]
    if not is_usable:
        return media.ended()
    shown = photos.shown(told, code)
    if not shown.files:
        return media.not_there()
    if name != (today := _name(shown, code)):
        return _moved(code, today)

    def drawn():
        makers = filter(None, (names.plain(shown.photographer), names.plain(shown.source)))
        words = isolated(shown.credit), " / ".join(makers)
        return cards.photo_card(
            *(name, _source(shown.files[""]), *words, code),
            focus=(x, y),
            crops=crops,
            may_crop=not shown.keeps_whole,
        )

    try:
        return _answer(request, name, drawn, now, valid_until, override_until)
    except FileNotFoundError:
        return media.not_there()


def _shown_newsroom(request, code, name, now):
    if name != (today := _newsroom_name(code)):
        return _moved(code, today)
    words = own_words("name", code), own_words("strapline", code)
    return _answer(request, name, lambda: cards.newsroom_card(name, *words, code), now)


def _answer(request, name, drawn, now, *ends):
    of, _dash, drawing = name.partition("-")
    etag = f'"{drawing.partition(".")[0]}"'
    response = get_conditional_response(request, etag=etag)
    response = response or HttpResponse(drawn(), content_type="image/jpeg")
    return media.lasting(response, etag, now, *ends, digits="" if of == NEWSROOM else of)


def _moved(code, name):
    response = redirect(addresses.card(code, name))
    patch_cache_control(response, public=True, max_age=0)
    return response


def _name(shown, code):
    """The crop's name changes with what is cut: it stands for focus and crops."""
    whole, crop = (shown.files.get(each) for each in ("", "16x9"))
    drawn = (code, _source(whole), crop and crop.largest, shown.credit, shown.keeps_whole)
    return f"{_source(whole).partition('/')[2][:16]}-{_digest(*drawn)}.jpeg"


def _source(files):
    """The name of the largest file."""
    return files.largest.removeprefix(settings.MEDIA_URL)


def _newsroom_picture(code):
    here = site(code)
    words = " – ".join(filter(None, (here.name, here.description)))
    return head.Picture(addresses.card(code, _newsroom_name(code)), words)


@cache
def _newsroom_name(code):
    return f"{NEWSROOM}-{_digest(code, site(code).name, site(code).description)}.jpeg"


def _digest(*drawn):
    said = "\n".join(map(str, (DRAWING, *drawn)))
    return sha256(said.encode()).hexdigest()[:12]
