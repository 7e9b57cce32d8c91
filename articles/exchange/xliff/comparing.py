"""What a file that came back says otherwise than the texts that it was made from, in sentences."""

import re
import unicodedata
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.exchange.xliff import reading
from articles.exchange.xliff.inline import html_of, is_unknown, tally, words_of
from articles.models import Revision
from articles.text import markup

SHOWN = 5  # places that one sentence names
FIELDS = {
    **{
        name: Revision._meta.get_field(name).verbose_name
        for name in ("title", "standfirst", "seo_title", "seo_description")
    },
    "caption": gettext_lazy("caption"),
    "alt_text": gettext_lazy("alt text"),
}
_BODY = re.compile(r"body\.(\d{1,6})(?:\.(\d{1,6}))?")
_PHOTO = re.compile(r"photo-(\d{1,18})\.(caption|alt_text)")


class Compared:
    """The words of a delivery that are new: tokens by unit id."""

    def __init__(self, sheet, delivery):
        self.words = {}
        self.empty, self.partial, self.copied, self.unfinished = [], [], [], []
        self.lost, self.strange = [], []
        units = {unit.id: unit for unit in sheet.units}
        for received in delivery.units:
            self._sort(units[received.id], received)

    def _sort(self, unit, received):
        if received.tokens is None:
            if unit.target:
                self.empty.append(unit.id)
        elif received.is_partial:
            self.partial.append(unit.id)
        elif _squeezed(html_of(received.tokens, unit.codes)) == _squeezed(unit.html):
            return
        elif self._is_copy(unit, received):
            self.copied.append(unit.id)
        else:
            self.words[unit.id] = received.tokens
            if received.state in reading.UNFINISHED:
                self.unfinished.append(unit.id)
            self._compare_codes(unit, received.tokens)

    def _is_copy(self, unit, received):
        """Some tools fill what nobody has translated yet with the original."""
        is_untouched = not unit.target and received.state in reading.UNTOUCHED
        return is_untouched and bare(words_of(received.tokens)) == bare(words_of(unit.source))

    def _compare_codes(self, unit, tokens):
        wanted, found = tally(unit.source), tally(tokens)
        for number, count in wanted.items():
            code = unit.codes[number]
            if code.kind in ("paragraph", "break"):
                continue
            if found.get(number, 0) < count:
                self.lost.append((unit.id, code))
        is_twice = any(found.get(number, 0) > count for number, count in wanted.items())
        if is_twice or any(is_unknown(token, unit.codes) for token in tokens):
            self.strange.append(unit.id)

    def told(self):
        """Sentences about all that was not taken as it came."""
        links = [f"{key} ({_address(code)})" for key, code in self.lost if code.kind == "link"]
        marks = [key for key, code in self.lost if code.kind != "link"]
        sentences = (
            (self.empty, _("Without a translation in the file, the old one was kept: %(places)s.")),
            (self.partial, _("Translated only in part, and left out: %(places)s.")),
            (self.copied, _("Still in the original’s words, and left out: %(places)s.")),
            (self.unfinished, _("Marked as unfinished in the file: %(places)s.")),
            (links, _("A link of the original is missing in the translation: %(places)s.")),
            (marks, _("Emphasis of the original is missing in the translation: %(places)s.")),
            (self.strange, _("There are codes twice, or codes of another text: %(places)s.")),
        )
        return [sentence % places_of(places) for places, sentence in sentences if places]


def places_of(keys):
    """The first few places, for a sentence."""
    named = list(dict.fromkeys(map(_place, keys)))
    more = len(named) - SHOWN
    words = ", ".join(named[:SHOWN])
    return {"places": f"{words} (+{more})" if more > 0 else words}


def _place(key):
    """Where a unit stands, in words; what no unit of ours is called stays as it is."""
    key, _space, more = key.partition(" ")
    if found := _BODY.fullmatch(key):
        words = _("paragraph %(number)d") % {"number": int(found[1]) + 1}
        words = f"{words}.{int(found[2]) + 1}" if found[2] else words
    elif found := _PHOTO.fullmatch(key):
        words = f"{FIELDS[found[2]]} #{found[1]}"
    else:
        words = str(FIELDS.get(key, key[:60]))
    return f"{words} {more}" if more else words


def _address(code):
    return unescape(code.opening.removeprefix('<a href="').removesuffix('">'))[:80]


def _squeezed(html):
    """As the sanitiser sees it; no-break spaces are typography."""
    return markup.SPACES.sub(" ", unicodedata.normalize("NFC", html)).strip(" ")


def bare(words):
    """Without white space, which tools move about, and composed."""
    return unicodedata.normalize("NFC", "".join(words.split()))
