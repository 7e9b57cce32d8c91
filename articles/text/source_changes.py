"""What a translator has to look at since the original moved on from what they translated."""

from collections.abc import Collection
from dataclasses import dataclass

from articles.text import side_by_side
from articles.text.segments import Segment, segments


@dataclass(frozen=True, slots=True)
class Change:
    """One segment that is new, gone or says something else; `key` as in `side_by_side.Row`."""

    key: str
    old: Segment | None
    new: Segment | None

    @property
    def old_digest(self):
        return self.old.digest if self.old else ""

    @property
    def new_digest(self):
        return self.new.digest if self.new else ""

    @property
    def name(self):
        """What tells this change from others, wherever it stands: the digests of both sides."""
        return self.old_digest, self.new_digest


def source_changes(base, original, language: str, photos: Collection[int]) -> list[Change]:
    """The changes from one Text or Revision to another (None: there was none), in reading order.

    `photos` are the ids of the photos in the story now: words of others concern nobody.
    """
    plain = plain_changes(base, original, photos)
    texts = [text.body if text else "" for text in (base, original)]
    rows = side_by_side.source_rows(*texts, language)
    body = [Change(row.key, row.old, row.source) for row in rows if row.kind != "same"]
    head = [change for change in plain if _place(change.key) == 0]
    return [*head, *body, *plain[len(head) :]]


def plain_changes(base, original, photos: Collection[int]) -> list[Change]:
    """The changes outside the body: title, standfirst, photos' words, search engines' words."""
    old, new = _plain(base, photos), _plain(original, photos)
    keys = sorted(dict.fromkeys([*old, *new]), key=_place)
    changes = [Change(key, old.get(key), new.get(key)) for key in keys]
    return [change for change in changes if change.old_digest != change.new_digest]


def _plain(text, photos) -> dict[str, Segment]:
    found = segments(text) if text else []
    return {each.key: each for each in found if _concerns(each.key, photos)}


def _concerns(key, photos):
    if key.startswith("photo-"):
        return key.removeprefix("photo-").split(".")[0] in {str(photo) for photo in photos}
    return not key.startswith("body.")


def _place(key):
    """Title and standfirst stand before the body, photos after it, search engines' words last."""
    if key.startswith("photo-"):
        return 1
    return 2 if key.startswith("seo_") else 0
