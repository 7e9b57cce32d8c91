"""Credits that came without their picture."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from articles.admin.display import time_html
from articles.models import WantedPhoto
from articles.templatetags.story_form import credit_of


@admin.register(WantedPhoto)
class WantedPhotoAdmin(admin.ModelAdmin):
    """Credits that came without their picture; the story's form is where a picture is added."""

    actions = None
    list_display = ["credit_wording", "who", "story", "asked"]
    list_display_links = None
    list_select_related = ["article", "photographer", "source"]
    show_full_result_count = False

    def get_queryset(self, request):
        found = super().get_queryset(request).filter(found=None)
        return found.prefetch_related("article__editions")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("credit"))
    def who(self, wanted):
        return credit_of(wanted) or "—"

    @admin.display(description=gettext_lazy("story"))
    def story(self, wanted):
        address = reverse("admin:articles_article_change", args=[wanted.article_id])
        return format_html('<a href="{}">{}</a>', address, wanted.article)

    @admin.display(description=gettext_lazy("asked"), ordering="asked_at")
    def asked(self, wanted):
        return time_html(wanted.asked_at)
