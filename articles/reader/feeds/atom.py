"""A feed in the Atom Syndication Format, RFC 4287."""

from lxml import etree

from articles.reader import dates
from articles.reader.feeds.elements import ATOM, LANG, MEDIA, add, add_name, around, within
from articles.reader.feeds.media import add_photos

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def frame(feed):
    """What stands before the entries of a feed, between two of them, and after them."""
    root = _root()
    root.set(LANG, feed.language.tag)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.site.description:
        _add(root, "subtitle", feed.site.description)
    _add(root, "updated", _moment(feed.updated_at))
    _add_link(root, "self", feed.address("atom"), CONTENT_TYPE.partition(";")[0])
    _add_link(root, "alternate", feed.home, "text/html", feed.language.tag)
    if feed.hub:
        _add_link(root, "hub", feed.hub)
    # For stories without a byline: an entry has an author, or its feed has.
    _add(_add(root, "author"), "name", feed.site.name)
    _add(root, "rights", f"© {feed.site.name}")
    return around(root, root)


def entry(item):
    root = _root()
    entry = _add(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add_link(entry, "alternate", item.href, "text/html", item.language.tag)
    _add(entry, "published", _moment(item.published_at))
    _add(entry, "updated", _moment(item.updated_at))
    for each in item.authors:
        author = _add(entry, "author")
        add_name(author, f"{{{ATOM}}}name", each.name, item)
        _add(author, "uri", each.href)
    for each in item.categories:
        _add(entry, "category", term=each.term, label=each.name.text, scheme=each.href)
    if item.summary:
        _add(entry, "summary", item.summary)
    if item.content:
        _add(entry, "content", item.content, type="html")
    add_photos(entry, item)
    return within(root)


def _root():
    return etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "media": MEDIA})


def _add(parent, tag, text=None, **attributes):
    return add(parent, f"{{{ATOM}}}{tag}", text, **attributes)


def _add_link(parent, rel, href, mime="", hreflang=""):
    return _add(parent, "link", rel=rel, href=href, type=mime, hreflang=hreflang)


def _moment(moment):
    return dates.local(moment).isoformat(timespec="seconds")
