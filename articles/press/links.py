"""What a page of the site leads to, and its links as they hold between files."""

import re
from html import unescape
from urllib.parse import unquote

# The attributes by which HTML leads anywhere, and the places of sitemaps and robots.txt.
LINK = re.compile(r'\s(?:href|src|content)="([^"]+)"|<loc>([^<]+)</loc>|^Sitemap: (\S+)', re.M)
# Files are found in whatever mentions them: lists of sizes, feeds, data for machines.
FILE = re.compile(r"""/(?:media|static)/[^\s"'<>()\\,]+""")
# A style sheet's pictures and fonts, a module's modules; both name them from where they stand.
BESIDE = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)|(?:from|import) ?["'](\.[^"']+)["']""")
# A further page of a list, as the site and as the files call it.
OLDER = re.compile(r'(?P<path>/[^\s"?<>]*/)\?before=(?P<token>[0-9a-f]+-[0-9a-f]+)')
PAGE = re.compile(r"(?P<path>.*/)before/(?P<token>[0-9a-f]+-[0-9a-f]+)/$")
# What needs somebody to answer, which no file does.
FORM = re.compile(r"<form\b.*?</form>\s*", re.S)


def found(text, origin):
    """The paths on this site that a page leads to, decoded, each once; without those of `?…`."""
    paths = {_own(unescape(next(filter(None, groups))), origin) for groups in LINK.findall(text)}
    paths |= {unquote(path) for path in FILE.findall(text)}
    return sorted(paths - {None})


def beside(text):
    """The names that a style sheet or a module uses, relative to its own."""
    return [next(filter(None, groups)).partition("#")[0] for groups in BESIDE.findall(text)]


def asked(path):
    """The site's own address of a path among the files."""
    further = PAGE.match(path)
    return f"{further['path']}?before={further['token']}" if further else path


def _own(address, origin):
    if address.startswith(f"{origin}/"):
        address = address.removeprefix(origin)
    if not address.startswith("/") or address.startswith("//"):
        return None
    return unquote(address.partition("#")[0].partition("?")[0])


def settled(text, shelf):
    """A page as it is written: its links to older stories lead to files, and no form is left that
    nobody would answer. `shelf(path, token)` is the token of the page that has those stories."""
    text = FORM.sub("", text)
    return OLDER.sub(lambda m: f"{m['path']}before/{shelf(unquote(m['path']), m['token'])}/", text)
