"""Photos for feed readers: Media RSS, https://www.rssboard.org/media-rss.

No picture without its credit: who made it and who supplied it, in the feed's language, with the
copyright notice, the licence, and the word for what no camera took.
"""

from articles.models.names import Name
from articles.reader.credits import made_by_ai
from articles.reader.feeds.elements import MEDIA, add, add_name

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SMALL = 480  # pixels


def add_photos(parent, item):
    for placed in item.photos:
        _add(parent, placed, item)


def _add(parent, placed, item):
    shown = placed.shown
    files = shown.files.get("") or next(iter(shown.files.values()))
    content = add(
        parent,
        f"{{{MEDIA}}}content",
        url=item.absolute(files.largest),
        type="image/jpeg",
        medium="image",
        width=files.width,
        height=files.height,
    )
    if placed.alt_text:
        add(content, f"{{{MEDIA}}}title", placed.alt_text, type="plain")
    if placed.caption:
        add(content, f"{{{MEDIA}}}description", placed.caption, type="plain")
    address, width, height = files.about(SMALL)
    add(content, f"{{{MEDIA}}}thumbnail", url=item.absolute(address), width=width, height=height)
    _add_credit(content, shown, item)
    _add_terms(content, shown, item)


def _add_credit(content, shown, item):
    """The European Broadcasting Union's roles know a photographer, and no word for a supplier."""
    tag = f"{{{MEDIA}}}credit"
    if shown.photographer:
        add_name(content, tag, shown.photographer, item, role="photographer", scheme="urn:ebu")
    if shown.source:
        add_name(content, tag, shown.source, item)


def _add_terms(content, shown, item):
    if shown.copyright_notice:
        add(content, f"{{{MEDIA}}}copyright", shown.copyright_notice, url=shown.licence_url)
    # Terms without an address are the newsroom's own business, as on pages.
    if shown.licence and shown.licence_url:
        tag = f"{{{MEDIA}}}license"
        add_name(content, tag, shown.licence, item, type="text/html", href=shown.licence_url)
    if label := made_by_ai(shown.source_type):
        name = Name(shown.source_type, item.language.code)
        tag = f"{{{MEDIA}}}category"
        add_name(content, tag, name, item, scheme=SOURCE_TYPES, label=label)
