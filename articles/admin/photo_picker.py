"""The picker's answers: photos to choose from, and a new one stored on the way."""

from html import unescape

from django.core.exceptions import PermissionDenied
from django.forms import Script
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe
from js_asset import ImportMap, Media

from articles.admin.article_forms import is_key
from articles.admin.display import small_image
from articles.admin.photo_desk.filters import with_words
from articles.exchange.photos import receive
from articles.languages import codes, column
from articles.models import Photo, Placement
from articles.text.credits import credit_line
from articles.workflow import AlreadyStored, Refused, may
from articles.workflow.reasons import reasons_against_photo

MOST = 24  # photos in one answer
RIGHTS = ("articles.view_photo", "articles.change_photo")


def urls(site):
    return [
        path("photos/", site.admin_view(require_safe(found)), name="articles_article_photos"),
        path(
            "photos/new/",
            site.admin_view(csrf_protect(require_POST(stored))),
            name="articles_article_photos_new",
        ),
    ]


def offered(user, article, code):
    """What the picker's dialog needs to know; None for somebody who may not look at photos."""
    if not any(user.has_perm(right) for right in RIGHTS):
        return None
    story = f"?article={article.pk}&language={code}"
    new = reverse("admin:articles_article_photos_new") + story
    return {
        "photos": reverse("admin:articles_article_photos") + story,
        "new": new if may(user, "store_photo") else "",
        "may_place": may(user, "save_facts", article),
    }


def media():
    """The picker in the story's form, with or without the editor of a text."""
    return Media(
        importmap=ImportMap({"desk/photo-picker": "articles/photo-picker.js"}),
        js=[Script("articles/article-photos.js", type="module")],
    )


def found(request):
    """Photos by words ("typed"), or by their keys ("key"); the newest where nothing is asked."""
    code, article = _asked(request)
    keys = [key for key in request.GET.getlist("key") if is_key(key)][:MOST]
    photos = Photo.objects.select_related("photographer", "source", "licence")
    if keys:
        photos = photos.filter(pk__in=keys)
    else:
        photos = with_words(photos, request.GET.get("typed", "")[:200])
    photos = list(photos.order_by("-pk")[: MOST + 1])
    shown = photos[:MOST]
    answer = {"photos": _described(shown, code, article), "has_more": len(photos) > MOST}
    return JsonResponse(answer)


def stored(request):
    """The photo of a new file, or the one that the newsroom has of it already, with what to say."""
    code, article = _asked(request)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"reasons": [_("Choose a file first.")]}, status=422)
    data, told = file.read(), ""
    try:
        photo = receive(data, by=request.user)
    except AlreadyStored as known:
        photo, told = known.photo, str(known)
    except Refused as refused:
        return JsonResponse({"reasons": [str(reason) for reason in refused.reasons]}, status=422)
    [described] = _described([photo], code, article)
    return JsonResponse({"photo": described, "told": told})


def credit_text(photo):
    """The credit line in the language of the desk, as plain text."""
    code = get_language()
    names = (photo.photographer, photo.source)
    return unescape(credit_line(*(name.name_in(code).text if name else "" for name in names)))


def _asked(request):
    """(language of the text, key of the story or None)."""
    if not any(request.user.has_perm(right) for right in RIGHTS):
        raise PermissionDenied
    code, article = request.GET.get("language", ""), request.GET.get("article", "")
    if code not in codes():
        raise Http404
    return code, article if is_key(article) else None


def _described(photos, code, article):
    places = {
        placement.photo_id: placement
        for placement in Placement.objects.filter(article=article, photo__in=photos)
    }
    return [
        {
            "key": photo.pk,
            "image": small_image(photo),
            "description": getattr(photo, column("caption", code)) or str(photo),
            "credit": credit_text(photo),
            "warnings": [str(reason) for reason in reasons_against_photo(photo)],
            "role": places[photo.pk].role if photo.pk in places else "",
            "place": places[photo.pk].get_role_display() if photo.pk in places else "",
        }
        for photo in photos
    ]
