"""Two people wrote the same text: both texts, and what each changed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Revision, Text
from articles.text import diff

FIELDS = ("title", "standfirst", "slug", "seo_title", "seo_description")


@dataclass(frozen=True)
class Shown:
    """A conflict as the page shows it: pairs of a label and its rows."""

    newest: Revision
    parts: list


def shown(page, conflict):
    """The three-way difference between what was typed, what was saved, and where both began."""
    code = page.language.code
    base = page.started.text if page.started else Text()
    mine, theirs = page.typed_text(), conflict.newest.text
    parts = []
    for name, texts in _plain_texts(page, base, mine, theirs):
        if len(set(texts)) > 1:
            parts.append((name, [diff.three_way_plain(*texts, code)]))
    if len({base.body, mine.body, theirs.body}) > 1:
        parts.append((_("Text"), diff.three_way(base.body, mine.body, theirs.body, code)))
    return Shown(conflict.newest, parts)


def _plain_texts(page, *texts):
    for name in FIELDS:
        label = page.text_form.fields[name].label
        yield label, tuple(getattr(text, name) for text in texts)
    photos = {str(row.photo_id): row.photo for row in page.rows}
    for pk in dict.fromkeys(pk for text in texts for pk in text.captions):
        photo = photos.get(pk, f"#{pk}")
        words = [text.captions.get(pk, {}) for text in texts]
        yield (
            _("Caption of “%(photo)s”") % {"photo": photo},
            tuple(one.get("caption", "") for one in words),
        )
        yield (
            _("Alt text of “%(photo)s”") % {"photo": photo},
            tuple(
                _("decorative") if one.get("decorative") else one.get("alt_text", "")
                for one in words
            ),
        )
