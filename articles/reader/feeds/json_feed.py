"""A feed as JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

import json

from articles.languages import language
from articles.reader import dates

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"
# The format has no place for who made a picture; names that begin so are free for all.
CREDIT = "_credit"


def frame(feed):
    """What stands before the items of a feed, between two of them, and after them."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address("json"),
        "description": feed.site.description,
        "icon": feed.absolute(feed.site.icon),
        "authors": [{"name": feed.site.name, "url": feed.absolute(feed.site.home)}],
        "language": feed.language.tag,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
        "items": [],
    }
    kept = {name: value for name, value in told.items() if value or name == "items"}
    return _written(kept).removesuffix(b"]}"), b",", b"]}"


def entry(item):
    attachments = [_attachment(placed, item) for placed in item.photos]
    told = {
        "id": item.id,
        "url": item.href,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.content,
        "content_text": "" if item.content else item.summary or item.title,
        "image": attachments[0]["url"] if attachments else "",
        "date_published": _moment(item.published_at),
        "date_modified": _moment(item.updated_at),
        "authors": [{"name": each.name.text, "url": each.href} for each in item.authors],
        "tags": [each.name.text for each in item.categories],
        "language": item.language.tag,
        "attachments": attachments,
    }
    return _written({name: value for name, value in told.items() if value})


def _attachment(placed, item):
    shown = placed.shown
    licence = shown.licence if shown.licence_url else None
    files = shown.files.get("") or next(iter(shown.files.values()))
    known = {
        "text": shown.credit_text,
        "photographer": shown.photographer and shown.photographer.text,
        "source": shown.source and shown.source.text,
        "copyright": shown.copyright_notice,
        "licence": licence and licence.text,
        "licence_language": licence and language(licence.language).tag,
        "licence_url": shown.licence_url,
        "digital_source_type": shown.source_type,
    }
    return {
        "url": item.absolute(files.largest),
        "mime_type": "image/jpeg",
        "title": " ".join(filter(None, [placed.caption, f"({shown.credit_text})"])),
        CREDIT: {name: value for name, value in known.items() if value},
    }


def _written(told):
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _moment(moment):
    return dates.local(moment).isoformat(timespec="seconds")
