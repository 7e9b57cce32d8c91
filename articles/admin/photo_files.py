"""The files of pictures at the desk, where those without rights have to be seen too."""

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.models import Photo


@require_safe
def photo_file(request, name):
    """A rendition for whoever may see photos, whatever its rights; 404 for any other name."""
    if not request.user.has_perm("articles.view_photo"):
        raise PermissionDenied
    for made in Photo.objects.of_file(name).values_list("renditions", flat=True):
        for rendition in made:
            if rendition["file"] == name:
                return _answer(rendition)
    raise Http404


def _answer(rendition):
    try:
        with default_storage.open(rendition["file"]) as file:
            response = HttpResponse(file.read(), content_type=f"image/{rendition['format']}")
    except FileNotFoundError as error:
        raise Http404 from error
    # Named by its content: it never changes, and belongs to nobody but the desk.
    patch_cache_control(response, private=True, max_age=86_400, immutable=True)
    return response
