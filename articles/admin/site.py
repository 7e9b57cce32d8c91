from functools import cache, partial, wraps

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from taggit.models import Tag as ForeignTag

from articles.admin import exchange_views
from articles.admin.board import board
from articles.admin.front_page import front_page
from articles.admin.front_pages import views as front_pages
from articles.admin.kept_forms import kept
from articles.admin.my_tasks import waiting_count
from articles.admin.my_work import my_work
from articles.admin.photo_files import photo_file
from articles.admin.story_from_text import story_from_text
from articles.languages import codes, language, languages

# The desk's menu, in the order of a working day.
MENU = [
    (_("Stories"), "stories", ("Article", "Photo", "WantedPhoto")),
    (
        _("Names"),
        "names",
        ("Author", "Source", "Section", "Tag", "Term", "MemoryPair", "Licence", "Policy"),
    ),
    (_("People"), "people", ("User", "Group")),
]


class Desk(admin.AdminSite):
    """The newsroom's desk."""

    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("Today")
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Leaves out taggit's own tags, of which a newsroom has none."""
        if model_or_iterable not in (ForeignTag, (ForeignTag,)):
            super().register(model_or_iterable, admin_class, **options)

    def each_context(self, request):
        here = language(get_language())
        name = settings.NEWSROOM["name"]
        return super().each_context(request) | {
            "desk_language": here,
            "desk_languages": languages(),
            # Asked for by pages with a menu only, and once.
            "waiting_count": cache(partial(waiting_count, request.user)),
            "newsroom_name": name.get(here.code) or next(iter(name.values())),
            "site_url": f"/{here.code}/" if here.code in codes() else "/",
        }

    def admin_view(self, view, cacheable=False):
        """What is sent after the session ended is kept, not lost on the way to the login."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def answer(request, *args, **kwargs):
            # The middleware has checked by now that one of our own pages sent it.
            is_lost = request.method == "POST" and request.user.is_anonymous
            has_text = request.path not in (reverse("admin:logout"), reverse("admin:language"))
            return kept(request) if is_lost and has_text else inner(request, *args, **kwargs)

        return answer

    def get_urls(self):
        return [
            path("language/", self.admin_view(require_POST(self.choose_language)), name="language"),
            path(
                "story-from-text/",
                self.admin_view(self.story_from_text),
                name="story_from_text",
            ),
            path("board/", self.admin_view(self.board), name="board"),
            path("my-work/", self.admin_view(self.my_work), name="my_work"),
            path("photo-file/<path:name>", self.admin_view(photo_file, True), name="photo_file"),
            path("xliff/", self.admin_view(self.xliff_upload), name="xliff_upload"),
            path("xliff/set/", self.admin_view(exchange_views.download_set), name="xliff_set"),
            *front_pages.urls(self),
            *super().get_urls(),
        ]

    def board(self, request):
        return board(request, self)

    def my_work(self, request):
        return my_work(request, self)

    def index(self, request, extra_context=None):
        page = front_page(request.user, timezone.now())
        return super().index(request, page | (extra_context or {}))

    def story_from_text(self, request):
        return story_from_text(request, self)

    def xliff_upload(self, request):
        return exchange_views.upload(request, self)

    def app_index(self, request, app_label, extra_context=None):
        """Newsrooms know no apps: their lists are in the menu of every page."""
        return HttpResponseRedirect(reverse("admin:index"))

    def choose_language(self, request):
        """The desk speaks another language to this user from now on."""
        code = request.POST.get("language")
        if code in codes():
            request.user.language = code
            request.user.save(update_fields=["language"])
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse("admin:index")
        return HttpResponseRedirect(back)

    def get_app_list(self, request, app_label=None):
        """The menu: models in groups and an order of our own, whatever app they come from."""
        apps = super().get_app_list(request, app_label)
        models = {
            model["object_name"]: (app, model)
            for app in apps
            for model in app["models"]
            if app["app_label"] in ("articles", "auth")
        }
        menu = [_group(name, label, wanted, models) for name, label, wanted in MENU]
        return [group for group in menu if group["models"]]


@cache
def desk():
    """The one desk. Asked for it, Django imports this package, whose modules ask for it again
    to register with it: the second desk would be an empty one."""
    return Desk()


def _group(name, label, wanted, models):
    found = [models[model] for model in wanted if model in models]
    return {
        "name": name,
        "app_label": label,
        "app_url": found[0][0]["app_url"] if found else "",
        "has_module_perms": bool(found),
        "models": [model for _app, model in found],
    }
