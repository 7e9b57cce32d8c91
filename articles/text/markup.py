"""HTML of any kind turned into the blocks that a story may have."""

import re
from collections import Counter
from html.parser import HTMLParser

from articles.text import leaves, tree

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
MARKS = ("a", "strong", "b", "em", "i")

# Tags that begin a paragraph of their own though the editor doesn't know them: dropping
# them without a trace would glue the last word of one to the first word of the next.
_HEADINGS_AND_PARTS = ("h1", "h4", "h5", "h6", "div", "section", "article", "aside", "header")
_PARTS = ("footer", "main", "nav", "hgroup", "search", "details", "summary", "address", "pre")
_FIGURES = ("figure", "figcaption", "dl", "dt", "dd", "menu", "dir", "center")
_TABLES = ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
_FORMS = ("form", "fieldset", "legend", "option")
FOREIGN_BLOCKS = frozenset((*_HEADINGS_AND_PARTS, *_PARTS, *_FIGURES, *_TABLES, *_FORMS))
BLOCKS = FOREIGN_BLOCKS | {*tree.LEAVES, *tree.LISTS, "li", "blockquote"}
FOREIGN_MARKS = frozenset(("b", "i"))
LIST_DEPTH = 3  # what is nested deeper joins the third level

# Neither XML (feeds, XLIFF) nor a reader has a use for these.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# HTML's white space and the line separators; no-break and ideographic spaces are text.
SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
PHOTO = re.compile(r"[1-9][0-9]{0,17}")  # the key of a row
HREF = re.compile(
    r"https?://[^\s/?#\\][^\s\\]*|mailto:[^\s@]+@[^\s@]+|/(?![/\\])[^\s\\]*", re.IGNORECASE
)


def parse(html: str) -> list[tree.Element]:
    """The top-level blocks of well-formed HTML, normalised to what the editor can hold.

    Safe on any input: only the known tags and checked addresses are left for `tree.render`.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return _normal_children(builder.root)


def normal_paragraphs(text: str) -> list[tree.Element]:
    """Paragraphs from plain text: newlines are hard breaks, empty lines part paragraphs."""
    lines = CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = [tree.Run(SPACES.sub(" ", line) + "\n") for line in lines]
    return _visible(leaves.normal_leaf(tree.Element("p", runs=runs)))


def safe_address(href: str | None) -> str:
    """The address of a link if it may stand in a story (http, https, mailto, /path), else ""."""
    address = CONTROLS.sub("", href or "").strip()
    address = SPACES.sub("%20", address)
    return address if HREF.fullmatch(address) else ""


class _Builder(HTMLParser):
    """Builds the tree from tags and text; text finds or opens the leaf it belongs in.

    What is open is counted, not searched for: a page of nested tags takes linear time.
    """

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = tree.Element("")
        self.path = [self.root]
        self.leaf = None
        self.open = []  # (tag, depth of the path before it)
        self.count = Counter()  # the same tags, counted
        self.links = []
        self.headings = []
        self.photos = set()

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self._add_text("\n")
        elif tag == "hr":
            self._add_rule()
        elif tag in MARKS:
            self._open_tag(tag)
            if tag == "a":
                self.links.append(safe_address(dict(attrs).get("href")))
        elif tag in BLOCKS:
            self.leaf = None
            if tag == "figure":
                self._add_figure(dict(attrs).get("data-photo") or "")
            self._open_tag(tag)
            if tag in HEADINGS:
                self.headings.append(HEADINGS[tag])
            self._open_container(tag, dict(attrs))

    def handle_endtag(self, tag):
        if not self.count[tag]:
            return
        name = ""
        while name != tag:
            name, depth = self.open.pop()
            self.count[name] -= 1
            if name == "a":
                self.links.pop()
            if name in HEADINGS:
                self.headings.pop()
            if name not in MARKS:
                self.leaf = None
                del self.path[depth:]

    def handle_data(self, data):
        data = CONTROLS.sub("", data)
        if self.count["pre"]:
            self._add_text("\n".join(SPACES.sub(" ", line) for line in data.split("\n")))
        else:
            self._add_text(SPACES.sub(" ", data))

    def _open_tag(self, tag):
        self.open.append((tag, len(self.path)))
        self.count[tag] += 1

    def _open_container(self, tag, attrs):
        here = self.path[-1]
        if tag == "blockquote" and here is self.root:
            self._push(tree.Element(tag))
        elif tag in tree.LISTS and sum(box.tag in tree.LISTS for box in self.path) < LIST_DEPTH:
            if here.tag in tree.LISTS:  # a list straight inside a list belongs to the item above
                here.children = here.children or [tree.Element("li")]
                self.path.append(here.children[-1])
            start = attrs.get("start") or ""
            numbered = tag == "ol" and re.fullmatch(r"[1-9][0-9]{0,4}", start) and start != "1"
            self._push(tree.Element(tag, start if numbered else ""))
        elif tag == "li":
            if here.tag == "li":
                self.path.pop()
            if self.path[-1].tag in tree.LISTS:
                self._push(tree.Element(tag))

    def _push(self, element):
        self.path[-1].children.append(element)
        self.path.append(element)

    def _add_rule(self):
        self.leaf = None
        if len(self.path) == 1:
            self.root.children.append(tree.Element("hr"))

    def _add_figure(self, photo):
        """One photo stands in a text once, and in no other block; words inside go on as text."""
        if len(self.path) == 1 and PHOTO.fullmatch(photo) and photo not in self.photos:
            self.photos.add(photo)
            self.root.children.append(tree.Element("figure", photo=photo))

    def _add_text(self, text):
        if self.leaf is None:
            if not text.strip(" \n"):
                return
            if self.path[-1].tag in tree.LISTS:
                self._push(tree.Element("li"))
            self.leaf = tree.Element(self._leaf_tag())
            self.path[-1].children.append(self.leaf)
        self.leaf.runs.append(tree.Run(text, self._marks()))

    def _leaf_tag(self):
        return self.headings[-1] if self.headings and len(self.path) == 1 else "p"

    def _marks(self):
        link = (("a", self.links[-1]),) if self.links and self.links[-1] else ()
        strong = (("strong", ""),) if self.count["strong"] or self.count["b"] else ()
        emphasis = (("em", ""),) if self.count["em"] or self.count["i"] else ()
        return link + strong + emphasis


def _normal_children(element: tree.Element) -> list[tree.Element]:
    children = []
    for child in element.children:
        if child.tag in ("hr", "figure"):
            children.append(child)
        elif child.tag in tree.LEAVES:
            children += _visible(leaves.normal_leaf(child))
        elif inner := _normal_children(child):
            while child.tag == "li" and inner and inner[0].tag in tree.LISTS:
                children += inner.pop(0).children  # an item without words of its own
            if inner:
                children.append(tree.Element(child.tag, child.start, children=inner))
    return children


def _visible(found: list[tree.Element]) -> list[tree.Element]:
    return [leaf for leaf in found if any(INVISIBLE.sub("", run.text) for run in leaf.runs)]
