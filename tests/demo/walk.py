"""A reader's walk through all pages of one language, and the photos that they see on it."""

import json
import re
from html import unescape

from lxml import html

LINK = re.compile(r'<a [^>]*?href="([^"#]+)')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


def pages(client, code):
    """Each page that links lead to from the front page: (path, its HTML)."""
    home = f"/{code}/"
    seen, ahead = {home}, [home]
    while ahead:
        path = ahead.pop()
        response = client.get(path)
        assert response.status_code in (200, 405), path
        if response.status_code == 200:
            yield path, response.text
            found = (
                unescape(href) for href in re.findall(r'<a [^>]*?href="([^"#]+)', response.text)
            )
            new = {href for href in found if href.startswith(home)} - seen
            seen |= new
            ahead += new


def credits(page):
    """The text of the credit beside each image of a page; "" where there is none."""
    for image in html.fromstring(page).iter("img"):
        figure = next(image.iterancestors("figure"), None)
        beside = [] if figure is None else figure.find_class("credit")
        yield " ".join("".join(each.text_content() for each in beside).split())


def credits_for_machines(page):
    """The creditText of each ImageObject of a page; "" where it lacks one."""
    for block in DATA.findall(page):
        for told in json.loads(block).get("image", []):
            yield told.get("creditText", "")
