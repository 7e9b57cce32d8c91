"""Names and organisations that stand in one text, divided."""

import re

from articles.text.credit_cleaning.agencies import is_agency, is_news_agency
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_names import ADDRESS, HAN, HANGUL, KATAKANA, PHOTO_SPLIT

KOREAN_EQUALS = re.compile(
    rf"^([{HANGUL}]{{2,4}}\s?(?:사진\s?)?기자|[{HANGUL}]{{3,4}})\s*[=＝]\s*(\S.*)$"
)
XINHUA = re.compile(r"^(\S{2,}?)[记記]者\s*(\S.*?)\s*(?:摄影?|撮影)?$")
# "뉴스1 홍길동 기자", "共同通信 山田太郎撮影": nothing but a space between.
SPACED = re.compile(rf"^([{HAN}{HANGUL}{KATAKANA}]\S*)\s+(\S+(?:\s?(?:사진)?기자|\s?撮影)?)$")
# "ANTARA FOTO/Budi Santoso/foc": initials of the desk.
WEB = re.compile(r"\s(?:https?://|www\.)\S+$", re.IGNORECASE)
DESK = re.compile(r"[a-z]{2,4}\.?")
BRACKETS = re.compile(r"^(.+?)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*(.*)$")
# "AP Photo/Name": what the wire sends, not what it is called.
WIRE_PHOTO = re.compile(
    r"^(AFP|AP|AAP|EPA|dpa|UPI|TASS|Xinhua|Reuters|Kyodo|Yonhap|PA)[ -]?"
    r"(?:photos?|fotos?|images?|pictures)$",
    re.IGNORECASE,
)
# "White House photo by Jane Doe", "Jane Doe on Unsplash".
PHOTO_BY = re.compile(r"^(.+?)\s+(?:photos?|photograph|image) by\s+(.+)$", re.IGNORECASE)
ON_PLATFORM = re.compile(r"^(.+?)\s+on\s+(Unsplash|Pexels|Pixabay|Flickr)$", re.IGNORECASE)
HASH = re.compile(r"#[\w-]*\d\w*")


def divided(draft: Draft) -> Draft:
    """ "Name via Agency/Agency", "AFP PHOTO / NAME", "Name (Agency)", "홍길동 기자 = 연합뉴스"."""
    return draft.each(parts_of)


def parts_of(text: str) -> list[str]:
    text = HASH.sub("", ADDRESS.sub("", text)).strip()
    text = WEB.sub("", text).strip(" ,-|/") or text
    if len(pieces := re.split(r"\s*[;；]\s*", text)) > 1:
        return [part for piece in pieces for part in parts_of(piece)]
    for pattern in (PHOTO_BY, ON_PLATFORM, KOREAN_EQUALS, XINHUA):
        if found := pattern.match(text):
            return [part for group in found.groups() for part in parts_of(group)]
    if (found := BRACKETS.match(text)) and not found[3].strip(" ."):
        return [part for group in found.groups()[:2] for part in parts_of(group)]
    if (found := SPACED.match(text)) and _are_agency_and_name(text, *found.groups()):
        return [found[1], *parts_of(found[2])]
    parts = [part.strip(" .,;:*") if len(part) > 4 else part for part in PHOTO_SPLIT.split(text)]
    if len(parts) > 2 and DESK.fullmatch(parts[-1]) and not is_agency(parts[-1]):
        parts.pop()
    return [_wire(part) for part in parts if part.strip(" -–—.")]


def _are_agency_and_name(text: str, agency: str, name: str) -> bool:
    if name.endswith(("기자", "撮影")):
        return is_agency(agency)
    return is_news_agency(agency) and not is_news_agency(text)


def _wire(part: str) -> str:
    found = WIRE_PHOTO.match(part) or re.match("^(新华社|中新社|人民网)[发發]$", part)
    return found[1] if found else part.strip()
