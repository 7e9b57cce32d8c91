"""One feed: what it is of, where it is, and its stories."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin
from uuid import UUID, uuid5

from django.conf import settings

from articles.languages import Language, language
from articles.reader import addresses, names
from articles.reader.feeds import items, querysets
from articles.reader.site import Site, site
from articles.workflow import apply_due

# Made up once: never to be changed, as little as what is made from it.
FEEDS = UUID("6e7fecb9-e739-4f6c-9231-7c2020bf9696")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands around the stories in each format of a feed. `id` never changes. Addresses are
    absolute: `home` is the page that it stands beside; `updated_at` is the newest change of its
    stories, `changed_at` of anything that readers see in its language."""

    id: str
    language: Language
    site: Site
    title: str
    home: str
    hub: str
    updated_at: datetime
    changed_at: datetime

    def address(self, form):
        return addresses.feed(self.home, form)

    def absolute(self, path):
        return urljoin(self.home, path)


def read(code, which, slug, origin, now):
    """The Feed of a list and its stories (items.Told), in three queries; None for a list that has
    no page in the language."""
    slug = unicodedata.normalize("NFC", slug)
    row = _read_heading(code, which, slug, now)
    if row is None and which != "all":
        return None
    pk, _is_due, raised_at, ends_at, is_here, *columns = row or [None] * 4 + [True]
    # A language's own feed is of no row, though it is read with one.
    pk = None if which == "all" else pk
    number = {"number": pk} if pk else {}
    found = items.read(code, which, now, is_full=settings.FULL_FEEDS, **number)
    if not is_here or (which == "tag" and not found):
        return None
    updated_at = max((each.row.updated_at for each in found), default=None)
    ended_at = ends_at if ends_at and ends_at <= now else None
    told = Feed(
        id=_id(code, which, pk),
        language=language(code),
        site=site(code),
        title=_title(code, which, slug, columns),
        home=origin + _home(code, which, slug),
        hub=settings.WEBSUB_HUB,
        updated_at=updated_at or raised_at or EPOCH,
        changed_at=max(filter(None, (updated_at, raised_at, ended_at)), default=EPOCH),
    )
    return told, found


def _read_heading(code, which, slug, now):
    """What is due goes live before the stories are read, as for every page."""
    given = {"now": now} if which == "all" else {"now": now, "slug": slug}
    row = querysets.heading(code, which).row(**given)
    if row and row[1]:
        apply_due(now)
    return row


def _id(code, which, pk):
    """From what no new name, slug or address changes: the row's key and the newsroom's word."""
    return uuid5(FEEDS, json.dumps([settings.NEWSROOM_KEY, which, pk, code])).urn


def _title(code, which, slug, columns):
    if which == "all":
        return site(code).name
    return f"{names.plain(names.first(columns, code)) or slug} – {site(code).name}"


def _home(code, which, slug):
    if which == "all":
        return addresses.front(code)
    return getattr(addresses, which)(code, slug)
