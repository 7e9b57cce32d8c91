"""A TMX file of whatever origin, read a unit at a time, and refused whole when it is bad."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from lxml import etree

from articles.exchange.tmx import segs
from articles.exchange.tmx.writing import DATE, KIND, LANG, STORY
from articles.languages import languages
from articles.models import MemoryPair
from articles.workflow import Refused
from articles.workflow.memory import Pair, Side

LARGEST = 300_000_000  # bytes
DEEPEST = 40  # elements within elements
MOST_ELEMENTS = 20_000  # in one unit
MOST_PAIRS = 500_000
EARLIEST = 1970  # a year: what is older is a clock that was never set

_DATE = re.compile(r"\d{8}T\d{6}Z")
_SIMPLIFIED = ("zh", "zh-cn", "zh-sg", "zh-my", "cmn")


@dataclass
class Reader:
    """Gives the Pairs of a binary file, and counts what it leaves out on the way."""

    file: object
    now: datetime
    other_languages: set = field(default_factory=set)
    left_out: int = 0  # variants that are empty, too long or in another language

    def pairs(self):
        """Yields Pairs; raises Refused as soon as the file turns out not to be what it should."""
        events = etree.iterparse(
            _Bounded(self.file),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield from self._pairs(events)
        except (etree.XMLSyntaxError, LookupError, UnicodeError) as error:
            told = {"line": getattr(error, "lineno", None) or 1}
            raise Refused([_("The file is broken at line %(line)d.") % told]) from error

    def _pairs(self, events):
        path, elements, count = [], 0, 0
        header = {}
        for event, element in events:
            if event == "start":
                path.append(element)
                elements += 1
                _check(path, elements)
                continue
            path.pop()
            name = _name(element)
            if name == "header":
                header = dict(element.attrib)
            elif name == "tu":
                for pair in self._unit(element, header):
                    count += 1
                    yield pair
                if count > MOST_PAIRS:
                    raise Refused([_("The file has more pairs than can be taken in at once.")])
            if len(path) <= 2:
                # What was read is let go, with the white space and the siblings before it.
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
                elements = len(path)

    def _unit(self, unit, header):
        """The pairs of an original with each of its translations."""
        is_ours = header.get("o-tmf") == segs.ORIGINAL_FORMAT
        kind = _prop(unit, KIND) if is_ours else None
        if kind not in MemoryPair.Kind.values:
            kind = MemoryPair.Kind.BODY.value
        variants = [
            (side, variant)
            for variant in unit.iterchildren("tuv")
            if (side := self._side(variant, kind, is_ours))
        ]
        original = code_of(unit.get("srclang") or header.get("srclang") or "")
        variants.sort(key=lambda found: found[0].language != original)
        for side, variant in variants[1:]:
            source = variants[0][0]
            if side.language != source.language:
                story = (_prop(variant, STORY) or "") if is_ours else ""
                yield Pair(kind, source, side, story, self._time(variant, unit))

    def _side(self, variant, kind, is_ours):
        """The Side that a variant is; None where it has nothing for this newsroom."""
        tag = variant.get(LANG) or variant.get("lang") or ""
        code, seg = code_of(tag), variant.find("seg")
        if code is None:
            self.other_languages.add(tag[:20])
        if code is None or seg is None or _length(seg) > segs.LONGEST:
            self.left_out += 1
            return None
        text, html = segs.read(seg, kind, is_ours=is_ours)
        if not text:
            self.left_out += 1
            return None
        return Side(code, text, html)

    def _time(self, *elements):
        for element in elements:
            for name in ("changedate", "creationdate"):
                if at := _moment(element.get(name) or ""):
                    return min(at, self.now)
        return self.now


def code_of(tag):
    """The newsroom's code for a BCP 47 tag of any region ("en-US" is en); None for no language
    of this newsroom. Chinese is Simplified unless its script or region says otherwise."""
    tag = tag.strip().lower().replace("_", "-")
    known = {each.code for each in languages()}
    if tag in known:
        return tag
    if tag in _SIMPLIFIED or tag.startswith(("zh-hans-", "zh-cn-")):
        return "zh-hans" if "zh-hans" in known else None
    code = tag.split("-")[0]
    return code if code in known and code != "zh" else None


def _name(element):
    return element.tag if isinstance(element.tag, str) else ""


def _check(path, elements):
    root = path[0]
    if len(path) == 1:
        if _name(root) != "tmx":
            raise Refused([_("This is not a TMX file.")])
        # A DOCTYPE that names the DTD of TMX is usual; one that brings its own names is not.
        dtd = root.getroottree().docinfo.internalDTD
        if dtd is not None and any(True for _entity in dtd.iterentities()):
            raise Refused([_("The file defines entities of its own; such files are not taken in.")])
    if len(path) > DEEPEST or elements > MOST_ELEMENTS:
        raise Refused([_("The file is not built like a TMX file; nothing was taken in.")])


def _prop(element, kind):
    for prop in element.iterchildren("prop"):
        if prop.get("type") == kind:
            return (prop.text or "").strip()
    return None


def _length(seg):
    return sum(len(text) for text in seg.itertext())


def _moment(written):
    """None where there is no date in it, or one that cannot be meant."""
    if not _DATE.fullmatch(written):
        return None
    try:
        at = datetime.strptime(written, DATE).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at.year >= EARLIEST else None


class _Bounded:
    """A file that ends with a refusal where it is too large, whatever its name or header say."""

    def __init__(self, file):
        self.file, self.left = file, LARGEST

    def read(self, size=-1):
        data = self.file.read(size)
        self.left -= len(data)
        if self.left < 0:
            limit = LARGEST // 1_000_000
            raise Refused([_("The file is larger than %(limit)d MB.") % {"limit": limit}])
        return data
