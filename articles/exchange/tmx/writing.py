"""The whole memory as one file, a few pairs at a time: however many there are, few are at hand."""

from collections import Counter, defaultdict
from datetime import UTC
from itertools import batched, groupby

from django.db.models import Case, F, When
from lxml import etree

from articles.exchange.tmx.segs import ORIGINAL_FORMAT, seg
from articles.languages import language
from articles.models import MemoryPair

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = "%Y%m%dT%H%M%SZ"  # TMX 1.4b, section 4: ISO 8601, in UTC
KIND, STORY = "x-kind", "x-story"
FETCHED = 500  # rows
TOGETHER = 200  # units in one piece of the answer

HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="newsroom-cms" creationtoolversion="1" segtype="paragraph"\
 o-tmf="{ORIGINAL_FORMAT}" adminlang="en" srclang="*all*" datatype="html"/>
<body>
"""
FOOT = "</body>\n</tmx>\n"


def export_memory(pairs=None):
    """Yields the bytes of a TMX file of all MemoryPairs, or of a queryset of them.

    One <tu> for each segment of an original, with its translations into every language; a
    second translation into the same language stands in a <tu> of its own.
    """
    yield HEAD.encode()
    rows = _in_order(MemoryPair.objects.all() if pairs is None else pairs)
    units = (
        unit
        for (source, digest), group in groupby(rows, key=_original)
        for unit in _units(source, digest, list(group))
    )
    for some in batched(units, TOGETHER):
        yield "".join(some).encode()
    yield FOOT.encode()


def _in_order(pairs):
    """The pairs by what they were made from. Only their keys are put in order as a whole: the
    database would keep all their words at hand for that."""
    source_digest = Case(
        When(source_language=F("first_language"), then=F("first_digest")),
        default=F("second_digest"),
    )
    ordered = pairs.order_by(
        "source_language", source_digest, "first_language", "second_language", "-at", "pk"
    )
    for keys in batched(list(ordered.values_list("pk", flat=True)), FETCHED):
        found = MemoryPair.objects.in_bulk(keys)
        # One that was forgotten meanwhile is gone.
        yield from (found[key] for key in keys if key in found)


def _original(pair):
    return pair.source_language, pair.sides()[0].digest


def _units(source, digest, pairs):
    """The <tu> elements of one segment of an original, as text."""
    layers, seen = defaultdict(list), Counter()
    for pair in pairs:
        target = pair.sides()[1].language
        layers[seen[target]].append(pair)
        seen[target] += 1
    for number, layer in layers.items():
        ending = f"-{number + 1}" if number else ""
        unit = etree.Element("tu", tuid=f"{source}-{digest}{ending}", srclang=language(source).tag)
        etree.SubElement(unit, "prop", type=KIND).text = layer[0].kind
        _add_variant(unit, layer[0].sides()[0])
        for pair in layer:
            variant = _add_variant(unit, pair.sides()[1])
            variant.set("changedate", pair.at.astimezone(UTC).strftime(DATE))
            if pair.story:
                prop = etree.Element("prop", type=STORY)
                prop.text = pair.story
                variant.insert(0, prop)
        yield etree.tostring(unit, encoding="unicode") + "\n"


def _add_variant(unit, side):
    variant = etree.SubElement(unit, "tuv", {LANG: language(side.language).tag})
    variant.append(seg(side.html))
    return variant
