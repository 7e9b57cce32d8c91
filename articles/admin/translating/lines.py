"""The page's lines: each a segment of the original, the fields that translate it, and what was
said about it."""

from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.admin.translating import terms, threads
from articles.models import Placement
from articles.text import blocks, marking
from articles.text.segments import Segment, digest
from articles.text.source_changes import plain_changes

HEAD = ("title", "standfirst")
PHOTO = ("caption", "alt_text")
FOR_SEARCH_ENGINES = ("seo_title", "seo_description")


@dataclass
class Line:
    """One line; `key` and the digests are those of its segment (articles.text.side_by_side.Row).

    `bound` is the form's field of a line that is no block of the body, `value` what a body's line
    holds, as canonical HTML. `shown` and `was` are the original's safe HTML, now and in base.
    """

    key: str
    label: str
    kind: str = "same"
    tag: str = ""
    old_digest: str = ""
    new_digest: str = ""
    shown: str = ""
    was: str = ""
    segment: Segment | None = None
    bound: object = None
    value: str = ""
    targets: tuple = ()
    settled: object = None
    machines: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    can_move_up: bool = False
    can_move_down: bool = False
    is_elsewhere: bool = False
    threads: list = field(default_factory=list)
    next_open: str = ""

    @property
    def is_body(self):
        return self.key.startswith(("body.", "gone."))

    @property
    def is_picture(self):
        """Whether it is shown, and nothing is to be written: no words have come beside it."""
        return self.tag == "figure" and all(block.kind == "figure" for block in self.targets)

    @property
    def photo(self):
        """The key of the photo that the original has here."""
        return blocks.photos(self.segment.html)[0] if self.tag == "figure" else None

    @property
    def is_change(self):
        return self.kind != "same"

    @property
    def is_open(self):
        return self.is_change and self.settled is None

    @property
    def name(self):
        return self.old_digest, self.new_digest

    @property
    def sent(self):
        """The line as a sent form names it: see `typed`."""
        return f"{self.key}:{self.old_digest}:{self.new_digest}"

    @property
    def quote(self):
        return self.segment.text if self.segment else ""

    @property
    def machine_digests(self):
        return ",".join(one.digest for one in self.machines)

    @property
    def open_threads(self):
        return sum(not one.is_resolved for one in self.threads)

    @property
    def height(self):
        """Lines of text that a field starts with, where the browser can't fit it by itself."""
        return min(max(len(self.value) // 60 + self.value.count("\n") + 1, 2), 16)


@dataclass
class PhotoLines:
    """One placed photo with its lines, and whether it is decorative."""

    placement: Placement
    lines: list
    form: object
    is_decorative: bool


class Lines:
    """All lines of a TranslationSheet, in reading order."""

    def __init__(self, sheet):
        self.sheet, self.labels = sheet, _labels()
        photos = {placement.photo_id for placement in sheet.placements}
        self.plain = {
            change.key: change
            for change in plain_changes(sheet.base, sheet.original_revision, photos)
        }
        self.figures = set(sheet.body.split("\n"))
        self.head = [self._field(name) for name in HEAD]
        self.body = [self._body(row) for row in sheet.body_rows]
        self.photos = [
            self._photo(*each) for each in zip(sheet.placements, sheet.captions, strict=True)
        ]
        self.search = [self._field(name) for name in FOR_SEARCH_ENGINES]
        for before, line in pairwise(self.body):
            before.can_move_down, line.can_move_up = bool(before.targets), bool(line.targets)
        self.lost_threads = threads.place(sheet.comments, self.all)
        self._link_changes()

    @cached_property
    def all(self):
        photos = [line for photo in self.photos for line in photo.lines]
        return [*self.head, *self.body, *photos, *self.search]

    @cached_property
    def changes(self):
        return [line for line in self.all if line.is_change]

    @cached_property
    def open_changes(self):
        return [line for line in self.changes if line.is_open]

    @cached_property
    def missing(self):
        """The paragraphs of the original that nothing stands beside yet."""
        return [
            one
            for one in self.body
            if one.kind != "removed" and one.segment and not (one.value or one.is_picture)
        ]

    @cached_property
    def commented(self):
        """The lines that somebody still waits for an answer on."""
        return [line for line in self.all if line.open_threads]

    @property
    def sent(self):
        return " ".join(line.sent for line in self.body)

    def _link_changes(self):
        """Each line knows the next open change after it, round to the first."""
        following = self.open_changes[0].key if self.open_changes else ""
        for line in reversed(self.all):
            line.next_open = "" if following == line.key else following
            if line.is_open:
                following = line.key

    def _body(self, row):
        source = row.source or row.old
        return Line(
            key=row.key,
            label=_label(row),
            kind=row.kind,
            tag=source.kind if source else "p",
            old_digest=row.old_digest,
            new_digest=row.new_digest,
            shown=self._marked(row.shown),
            was=row.was,
            segment=source,
            value="\n".join(block.html for block in row.targets),
            targets=row.targets,
            settled=self.sheet.settled.get((row.old_digest, row.new_digest)),
            machines=self._machines(block.digest for block in row.targets),
            terms=self._terms(row.source.text if row.source else ""),
            is_elsewhere=bool(source and source.kind == "figure" and source.html in self.figures),
        )

    def _machines(self, digests):
        waiting = self.sheet.machine_texts
        return [waiting[name] for name in digests if name in waiting]

    def _terms(self, text):
        return terms.told(text, self.sheet.glossary, self.sheet.language.code)

    def _marked(self, html):
        return terms.marked(html, self.sheet.glossary, self.sheet.language.code)

    def _field(self, name):
        form, revision = self.sheet.text_form, self.sheet.original_revision
        now = getattr(revision, name) if revision else ""
        return self._plain(name, self.labels[name], now, form and form[name])

    def _plain(self, key, label, now, bound):
        """The line of a plain text, which says `now` in the original."""
        change, kind, old = self.plain.get(key), "same", now
        if change:
            old, now = (side.text if side else "" for side in (change.old, change.new))
            kind = "changed" if old and now else "added" if now else "removed"
        code = self.sheet.original_language.code
        typed = (bound.value() if bound else self._stored(key)) or ""
        digests = _digest(key, old), _digest(key, now)
        name = key.split(".")[-1]
        words = now or old
        return Line(
            key=key,
            label=label,
            kind=kind,
            tag=name,
            old_digest=digests[0],
            new_digest=digests[1],
            shown=self._marked(marking.merged_plain(old, now, code)),
            was=mark_safe(marking.two_sides_of_plain(old, now, code)[0]),  # noqa: S308 (it escapes)
            segment=Segment(key, name, escape(words, quote=False), words) if words else None,
            bound=bound,
            value=typed,
            settled=self.sheet.settled.get(digests) if change else None,
            machines=self._machines([_digest(key, typed)]),
            terms=self._terms(now),
        )

    def _stored(self, key):
        """What the newest revision says, for somebody who may not write."""
        newest = self.sheet.newest
        if not newest:
            return ""
        if key.startswith("photo-"):
            photo, name = key.removeprefix("photo-").split(".")
            return newest.captions.get(photo, {}).get(name, "")
        return getattr(newest, key)

    def _photo(self, placement, form):
        words = self.sheet.words_of_original(placement.photo)
        may_write = self.sheet.text_form is not None
        lines = [
            self._plain(
                f"photo-{placement.photo_id}.{name}",
                self.labels[name],
                words.get(name) or "",
                form[name] if may_write else None,
            )
            for name in PHOTO
        ]
        return PhotoLines(placement, lines, form, bool(words.get("decorative")))


def _labels():
    """In the language of whoever looks."""
    return {
        "title": _("Headline"),
        "standfirst": _("Standfirst"),
        "caption": _("Caption"),
        "alt_text": _("Alt text"),
        "seo_title": _("Title for search engines"),
        "seo_description": _("Description for search engines"),
    }


def _digest(key, words):
    return digest(key.split(".")[-1], escape(words, quote=False)) if words else ""


def _label(row):
    source = row.source or row.old
    if source and source.kind == "figure":
        return _("Picture that is gone") if row.kind == "removed" else _("Picture in the text")
    if row.kind == "removed":
        return _("Paragraph that is gone")
    return _("Paragraph %(number)d") % {"number": int(row.key.split(".")[1]) + 1}
