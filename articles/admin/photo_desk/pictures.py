"""Pictures as the desk's own pages show them, those that no reader may see included."""

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import language
from articles.models import Photo
from articles.models.names import name_in

FORMATS = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
SMALL, LARGE = 320, 960


def shown(photo, width):
    """The rendition of the whole picture that is nearest above a width, else the widest; None
    where none is made."""
    whole = [one for one in photo.renditions if not one.get("crop")]
    whole.sort(key=lambda one: (one["width"], list(FORMATS).index(one["format"])))
    wide = [one for one in whole if one["width"] >= width]
    return next(iter(wide), None) or (whole[-1] if whole else None)


def address(photo, rendition):
    """Where somebody at the desk finds the file: its public place, or, once readers may not see
    it, a page of the desk's."""
    if photo.is_usable(timezone.now()):
        return default_storage.url(rendition["file"])
    return reverse("admin:articles_photo_picture", args=[photo.pk, rendition["width"]])


def image(photo, width=SMALL, name="thumbnail"):
    """An <img> of the whole picture, empty where its files are not made yet."""
    rendition = shown(photo, width)
    if rendition is None:
        return ""
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        name,
        address(photo, rendition),
        rendition["width"],
        rendition["height"],
        name_in(photo, get_language(), "alt_text").text,
    )


def description(photo):
    """What it shows, in the desk's language or marked with the one that it is in."""
    text, code = name_in(photo, get_language(), "caption")
    if not text:
        text, code = name_in(photo, get_language(), "alt_text")
    if not text:
        words = photo.credit_wording or _("no description yet")
        return format_html('<bdi class="quiet">{}</bdi>', words)
    here = language(code)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', here.tag, here.direction, text)


def picture(request, pk, width):
    """The file of one of the whole picture's renditions, for who may see photos at the desk."""
    if not request.user.has_perm("articles.view_photo"):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.only("renditions"), pk=pk)
    rendition = shown(photo, width)
    if rendition is None or not default_storage.exists(rendition["file"]):
        raise Http404
    file = default_storage.open(rendition["file"])
    answer = FileResponse(file, content_type=FORMATS[rendition["format"]])
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
