"""Photos at the desk: which page answers at which address, and who may open it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.admin.photo_desk import (
    bulk,
    completing,
    library,
    page,
    rights_pages,
    upload,
)
from articles.admin.photo_desk.filters import is_key, with_words
from articles.admin.search import words_of
from articles.models import Photo
from articles.workflow import delete_photo


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """Django's own pages for deleting and for finding by typing; all others are ours."""

    search_fields = ["words__search_key"]

    def get_urls(self):
        site = self.admin_site
        pages = {
            "bulk/": ("bulk", bulk.bulk),
            "complete/": ("complete", completing.complete),
            "<int:pk>/kill/": ("kill", rights_pages.kill),
            "<int:pk>/revive/": ("revive", rights_pages.revive),
            "<int:pk>/override/": ("override", rights_pages.override),
            "<int:pk>/again/": ("again", require_POST(rights_pages.make_again)),
        }
        return [
            *(
                path(route, site.admin_view(_on(site, view)), name=f"articles_photo_{name}")
                for route, (name, view) in pages.items()
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return library.library(request, self.admin_site)

    @method_decorator(csrf_protect)
    def add_view(self, request, form_url="", extra_context=None):
        return upload.upload(request, self.admin_site)

    @method_decorator(csrf_protect)
    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not is_key(object_id):
            raise Http404
        return page.page(request, self.admin_site, object_id)

    def get_search_results(self, request, queryset, search_term):
        if not words_of(search_term):
            return queryset, False
        return with_words(queryset, search_term), False

    def delete_model(self, request, obj):
        delete_photo(obj, by=request.user)


def _on(site, view):
    """A view that also gets the site."""
    return csrf_protect(lambda request, **kwargs: view(request, site, **kwargs))
