"""Sitemaps as XML, written piece by piece: however long one is, no more than a piece is held."""

from typing import NamedTuple

from lxml import etree

from articles.reader import dates

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
PIECE = 65_536  # bytes


class Address(NamedTuple):
    """One address of a sitemap, absolute. `alternates` are pairs (hreflang, address) of the same
    page in all languages, `images` addresses; `news` pairs (element of a news sitemap, text)."""

    loc: str
    lastmod: object = None
    alternates: tuple = ()
    images: tuple = ()
    news: tuple = ()


class Pieces:
    """What was written and is not sent yet."""

    def __init__(self):
        self.held, self.size = [], 0

    def write(self, data):
        self.held.append(data)
        self.size += len(data)

    def take(self):
        taken = b"".join(self.held)
        self.held, self.size = [], 0
        return taken


def pages(addresses):
    """The pieces of a sitemap of Addresses."""
    namespaces = {None: SITEMAP, "xhtml": XHTML, "image": IMAGE, "news": NEWS}
    return _pieces("urlset", namespaces, "url", addresses)


def index(addresses):
    """The pieces of an index; its Addresses have no more than their lastmod."""
    return _pieces("sitemapindex", {None: SITEMAP}, "sitemap", addresses)


def _pieces(root, namespaces, each, addresses):
    pieces = Pieces()
    with etree.xmlfile(pieces, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{SITEMAP}}}{root}", nsmap=namespaces):
            for address in addresses:
                with file.element(f"{{{SITEMAP}}}{each}"):
                    _write(file, address)
                if pieces.size > PIECE:
                    yield pieces.take()
    yield pieces.take()


def _write(file, address):
    """The protocol's own elements come first, in the order of its schema."""
    _write_text(file, f"{{{SITEMAP}}}loc", address.loc)
    if address.lastmod:
        moment = dates.local(address.lastmod).isoformat(timespec="seconds")
        _write_text(file, f"{{{SITEMAP}}}lastmod", moment)
    for hreflang, href in address.alternates:
        link = {"rel": "alternate", "hreflang": hreflang, "href": href}
        with file.element(f"{{{XHTML}}}link", link):
            pass
    for image in address.images:
        with file.element(f"{{{IMAGE}}}image"):
            _write_text(file, f"{{{IMAGE}}}loc", image)
    if address.news:
        _write_news(file, address.news)


def _write_news(file, news):
    publication, rest = news[:2], news[2:]
    with file.element(f"{{{NEWS}}}news"):
        with file.element(f"{{{NEWS}}}publication"):
            for name, text in publication:
                _write_text(file, f"{{{NEWS}}}{name}", text)
        for name, text in rest:
            _write_text(file, f"{{{NEWS}}}{name}", text)


def _write_text(file, tag, text):
    with file.element(tag):
        file.write(text)
