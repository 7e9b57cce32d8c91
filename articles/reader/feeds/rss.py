"""A feed as RSS 2.0, https://www.rssboard.org/rss-specification, with what others added to it."""

from email.utils import format_datetime
from html import escape

from lxml import etree

from articles.reader import dates
from articles.reader.feeds.elements import (
    ATOM,
    CONTENT,
    DC,
    LANG,
    MEDIA,
    add,
    add_name,
    around,
    within,
)
from articles.reader.feeds.media import add_photos

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA}
TTL = 10  # minutes


def frame(feed):
    """What stands before the items of a feed, between two of them, and after them."""
    root = etree.Element("rss", version="2.0", nsmap=NAMESPACES)
    root.set(LANG, feed.language.tag)
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.site.description or feed.title)
    add(channel, "language", feed.language.tag)
    add(channel, "copyright", f"© {feed.site.name}")
    add(channel, "lastBuildDate", _moment(feed.updated_at))
    add(channel, "ttl", str(TTL))
    own = {"href": feed.address("rss"), "type": CONTENT_TYPE.partition(";")[0]}
    add(channel, f"{{{ATOM}}}link", rel="self", **own)
    if feed.hub:
        add(channel, f"{{{ATOM}}}link", rel="hub", href=feed.hub)
    return around(root, channel)


def entry(item):
    root = etree.Element("rss", nsmap=NAMESPACES)
    added = add(root, "item")
    add(added, "title", item.title)
    add(added, "link", item.href)
    add(added, "guid", item.id, isPermaLink="false")
    add(added, "pubDate", _moment(item.published_at))
    add(added, f"{{{ATOM}}}updated", dates.local(item.updated_at).isoformat(timespec="seconds"))
    for each in item.authors:
        add_name(added, f"{{{DC}}}creator", each.name, item)
    for each in item.categories:
        add_name(added, "category", each.name, item, domain=each.href)
    if item.summary:
        # Who reads a description reads HTML.
        add(added, "description", escape(item.summary, quote=False))
    if item.content:
        add(added, f"{{{CONTENT}}}encoded", item.content)
    add_photos(added, item)
    return within(root)


def _moment(moment):
    return format_datetime(dates.local(moment))
