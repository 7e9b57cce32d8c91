"""A reader's walk through all pages of one language, and the photos that they see on it."""

import json
import re
from html import unescape

from lxml import etree, html

LINK = re.compile(r'<a [^>]*?href="([^"#]+)')
MEDIA = {"media": "http://search.yahoo.com/mrss/"}
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


def pages(client, code):
    """Each page that links lead to from the front page: (path, its HTML)."""
    home = f"/{code}/"
    seen, ahead = {home}, [home]
    while ahead:
        path = ahead.pop()
        response = client.get(path)
        assert response.status_code in (200, 405), path
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
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


def credits_in_feeds(client, code):
    """(form, credit) of each picture in a language's feeds: of those inside the texts, and of
    those that stand beside them for machines; "" where there is none."""
    for form, whole in (("atom", "{*}content[@type='html']"), ("rss", "{*}encoded")):
        root = etree.fromstring(client.get(f"/{code}/feed.{form}").content)
        for content in root.iterfind(f".//{whole}"):
            yield from ((form, credit) for credit in credits(content.text))
        for picture in root.iterfind(".//media:content", MEDIA):
            yield form, picture.findtext("media:credit", "", MEDIA)
    for item in json.loads(client.get(f"/{code}/feed.json").content)["items"]:
        yield from (("json", credit) for credit in credits(item["content_html"]))
        yield from (("json", each["_credit"]["text"]) for each in item.get("attachments", ()))
