"""Where the links in a folder of files lead, read by other means than those that wrote them."""

import json
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html


def dead(root, origin):
    """(file, address) of each link within the site that leads to no file, or to no such place."""
    for file in sorted(root.rglob("*")):
        if file.suffix in READERS:
            path = "/" + str(file.relative_to(root)).removesuffix("index.html")
            for address in READERS[file.suffix](file.read_bytes()):
                target = urlsplit(urljoin(f"{origin}{path}", address))
                if f"{target.scheme}://{target.netloc}" == origin and not _stands(root, target):
                    yield path, address


def _stands(root, target):
    path = unquote(target.path)
    file = root / path.strip("/") / ("index.html" if path.endswith("/") else "")
    if not file.is_file() or "before=" in target.query:
        return False
    if not target.fragment or file.suffix != ".html":
        return True
    return bool(html.fromstring(file.read_bytes()).xpath("//*[@id=$id]", id=target.fragment))


def _of_html(data):
    page = html.document_fromstring(data)
    yield from page.xpath("//@href | //@src | //form/@action")
    yield from page.xpath("//meta[starts-with(@content, 'http')]/@content")
    for sizes in page.xpath("//@srcset"):
        yield from (size.split()[0] for size in sizes.split(","))
    for data in page.xpath("//script[@type='application/ld+json']/text()"):
        yield from _addresses(json.loads(data))


def _of_xml(data):
    tree = etree.fromstring(data)
    yield from tree.xpath("//@href | //@url")
    yield from tree.xpath("//*[local-name() = 'loc' or local-name() = 'link']/text()")


def _addresses(value):
    if isinstance(value, dict):
        # By its @id a thing is known; nobody has to be able to go there.
        value = [each for key, each in value.items() if key != "@id"]
    if isinstance(value, list):
        for each in value:
            yield from _addresses(each)
    elif isinstance(value, str) and value.startswith("http"):
        yield value


READERS = {
    ".html": _of_html,
    ".xml": _of_xml,
    ".atom": _of_xml,
    ".rss": _of_xml,
    ".json": lambda data: _addresses(json.loads(data)),
}
