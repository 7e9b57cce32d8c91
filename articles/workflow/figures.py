"""Figures in a text: each shows a photo of its story, in the place that the text gives it."""

from django.utils.translation import gettext as _

from articles.models import Photo, Placement, Revision
from articles.text import blocks
from articles.workflow.facts import Placed


def reasons_against_figures(article, body):
    """Yields why a body may not be saved as a text of the article.

    A photo that was taken out of the story may leave its figure behind in the texts that had it,
    in what is translated from them, and in what is restored: it shows nothing.
    """
    shown = set(blocks.photos(body))
    if not shown:
        return
    placed = article.placements.filter(photo__in=shown).values_list("photo", flat=True)
    for photo in sorted(shown.difference(placed)):
        before = Revision.objects.filter(
            edition__article=article, body__contains=blocks.figure(photo)
        )
        if not before.exists():
            yield _reason(photo)


def _reason(key):
    photo = Photo.objects.filter(pk=key).first()
    if photo is None:
        return _("The text shows a picture that the newsroom does not have.")
    return _("The photo “%(photo)s” stands in the text, but it is no photo of this story yet.") % {
        "photo": photo
    }


def told_of_figures(placements, body):
    """Yields a sentence for each figure that readers don't see where it stands, with its photo's
    key. `placements` are the story's."""
    roles = {placement.photo_id: placement for placement in placements}
    for photo in blocks.photos(body):
        if photo not in roles:
            yield photo, _("A picture in the text is no photo of this story: readers don’t see it.")
        elif roles[photo].role != Placement.Role.INLINE:
            place = roles[photo].get_role_display()
            yield (
                photo,
                _("A picture stands in the text, but readers see it in another place: %(place)s.")
                % {"place": place},
            )


def new_figures(body, before, placements):
    """The Placed photos of figures that a body has, the one before it had not, and the story
    lacks: each after the paragraph above it, for languages whose text has no figure of it."""
    known = {placement.photo_id for placement in placements} | set(blocks.photos(before))
    wanted = {pk for pk in blocks.photos(body) if pk not in known}
    photos = Photo.objects.in_bulk(wanted) if wanted else {}
    found, paragraphs = [], 0
    for block in blocks.split(body):
        if block.kind != "figure":
            paragraphs += 1
        elif block.photo in photos:
            found.append(Placed(photos[block.photo], Placement.Role.INLINE, paragraphs))
    return found
