"""The stories of one range of keys, each in every language that it is live in."""

import json
from collections import defaultdict
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from articles.languages import codes
from articles.reader import addresses
from articles.reader.sitemaps import querysets
from articles.reader.sitemaps.alternates import alternates
from articles.reader.sitemaps.xml import Address


class Row(NamedTuple):
    """What querysets.editions reads."""

    article: int
    source: str
    language: str
    slug: str
    published_at: datetime
    updated_at: datetime

    @property
    def path(self):
        return addresses.story(self.language, self.published_at, self.slug)


def read(number, origin, now):
    """The Addresses of a range, in two queries that are made before the first is given; none for
    an empty range."""
    given = querysets.given_range(number)
    rows = [Row(*row) for row in querysets.editions().rows(**given)]
    photos = defaultdict(list)
    if rows:
        for article, *photo in querysets.photos().rows(now=now, **given):
            photos[article].append(photo)
    return rows and _addresses(rows, photos, origin)


def _addresses(rows, photos, origin):
    for article, editions in groupby(rows, key=lambda row: row.article):
        found = {row.language: row for row in editions}
        paths = {code: found[code].path for code in codes() if code in found}
        source = next(iter(found.values())).source
        shared = alternates(paths, origin, source)
        images = _images(photos.get(article, ()), origin)
        for code, path in paths.items():
            updated_at = found[code].updated_at
            yield Address(origin + path, updated_at, shared, tuple(images[code]))


def _images(photos, origin):
    """{language: the addresses of the photos that stand in the story there}."""
    found = defaultdict(dict)
    for photo, made, made_instead, *standing in photos:
        files = {}
        for code, stands in zip(codes(), standing, strict=True):
            if stands is None:
                continue
            if stands not in files:
                files[stands] = _largest(made if stands == photo else made_instead)
            if files[stands]:
                found[code][origin + addresses.picture(files[stands])] = True
    return found


def _largest(renditions):
    """The name of the widest JPEG of the whole picture; None before its files are made."""
    whole = [
        made for made in json.loads(renditions) if made["format"] == "jpeg" and not made.get("crop")
    ]
    return max(whole, key=lambda made: made["width"])["file"] if whole else None
