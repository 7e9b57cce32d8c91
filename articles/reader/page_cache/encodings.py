"""A page in the encodings that browsers ask for, each made once."""

import gzip
import re
import sys
from functools import lru_cache

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

IDENTITY = "identity"
SMALLEST = 500  # bytes; below, compressing saves no packet
WORDS = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)|image/svg\+xml")
# As they are preferred where a browser takes several alike: the smallest page first.
MAKERS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=5),
    "zstd": lambda body: zstd.compress(body, level=9),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


def gains(kind, length):
    """Whether an answer of a Content-Type gains by being compressed: words of some length do,
    pictures are compressed already."""
    return length >= SMALLEST and bool(WORDS.match(kind))


def compress(body, encoding):
    return MAKERS[encoding](body)


@lru_cache(maxsize=500)
def chosen(header):
    """The encoding for an Accept-Encoding header, by RFC 9110, 12.5.3.

    What refuses everything gets the page as it is.
    """
    said = dict(map(_quality, header.lower().split(",")))
    rest = said.get("*", 0.0)
    weights = {name: said.get(name, rest) for name in MAKERS}
    best = max(weights, key=weights.get)
    plain = said.get(IDENTITY, rest)
    return best if weights[best] > 0 and weights[best] >= plain else IDENTITY


def _quality(part):
    """(name, weight): one without a weight counts fully, one with a broken weight not at all."""
    name, *parameters = (each.strip() for each in part.split(";"))
    for parameter in parameters:
        key, _equals, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return name, 0.0
            return name, weight if 0 <= weight <= 1 else 0.0
    return name, 1.0
