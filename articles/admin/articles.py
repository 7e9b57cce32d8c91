"""An article at the desk: its form, its history, its versions."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.admin import (
    article_saving,
    article_together,
    events,
    exchange_views,
    photo_picker,
    revision_views,
    states,
    tags,
)
from articles.admin.article_forms import NewArticleForm
from articles.admin.article_list import ArticleList
from articles.admin.article_page import ArticlePage
from articles.admin.article_sheet import find_article
from articles.admin.told_facts import TOLD
from articles.admin.translating import views as translating
from articles.languages import codes, language
from articles.models import Article, Text
from articles.workflow import (
    Facts,
    Refused,
    create_article,
    delete_article,
    may,
    reasons_not_to_delete,
    save_text,
)

EVENTS = 200
protected = method_decorator(csrf_protect)


@admin.register(Article)
class ArticleAdmin(ArticleList, admin.ModelAdmin):
    """Django's addresses and permissions for articles, with the desk's own views behind them."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/versions/", view(self.revisions), name="articles_article_revisions"),
            path(
                "<int:pk>/versions/compare/",
                view(self.comparison),
                name="articles_article_comparison",
            ),
            path(
                "<int:pk>/versions/<int:number>/restore/",
                view(require_POST(self.restore)),
                name="articles_article_restore",
            ),
            path("<int:pk>/together/", view(self.together), name="articles_article_together"),
            *translating.urls(self.admin_site),
            *photo_picker.urls(self.admin_site),
            path("tags/", view(self.tag_check), name="articles_article_tags"),
            path("<int:pk>/xliff/<slug:code>/", view(self.xliff), name="articles_article_xliff"),
            *super().get_urls(),
        ]

    def find(self, request, pk):
        """The article, for somebody who may look at articles."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = find_article(pk) if str(pk).isdecimal() and len(str(pk)) < 19 else None
        if article is None:
            raise Http404
        return article

    @protected
    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.find(request, object_id)
        code = request.GET.get("language", article.source_language)
        if code not in codes():
            raise Http404
        page = ArticlePage(request, self.admin_site, article, code)
        return article_saving.answer(page) if request.method == "POST" else page.response()

    @protected
    def add_view(self, request, form_url="", extra_context=None):
        if not may(request.user, "create_article"):
            raise PermissionDenied
        here = language(request.user.language)
        data = request.POST if request.method == "POST" else None
        form = NewArticleForm(
            data,
            admin_site=self.admin_site,
            language=here,
            initial={"source_language": here.code if here.code in codes() else codes()[0]},
        )
        reasons = []
        if data is not None and form.is_valid():
            try:
                article = _create(form.cleaned_data, by=request.user)
            except (Refused, PermissionDenied) as error:
                reasons = getattr(error, "reasons", [str(error)])
            else:
                return HttpResponseRedirect(states.form_url(article, article.source_language))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New story"),
            "form": form,
            "media": form.media,
            "reasons": reasons,
        }
        return TemplateResponse(
            request,
            "admin/articles/article_new.html",
            context,
            status=422 if data is not None else 200,
        )

    def history_view(self, request, object_id, extra_context=None):
        article = self.find(request, object_id)
        found = article.events.select_related("by", "revision")[:EVENTS]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("History"),
            "article": article,
            "headline": states.headline(article),
            "events": [(event, events.sentence(event)) for event in found],
        }
        return TemplateResponse(request, "admin/articles/article_history.html", context)

    @protected
    def delete_view(self, request, object_id, extra_context=None):
        article = self.find(request, object_id)
        if not self.has_delete_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            try:
                delete_article(article, by=request.user)
            except Refused:
                pass  # The page says why.
            else:
                messages.success(request, _("The story is deleted."))
                return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Delete the story"),
            "article": article,
            "headline": states.headline(article),
            "reasons": list(reasons_not_to_delete(article)),
        }
        return TemplateResponse(
            request,
            "admin/articles/article_delete.html",
            context,
            status=409 if request.method == "POST" else 200,
        )

    def revisions(self, request, pk):
        return revision_views.listed(request, self.admin_site, self.find(request, pk))

    def comparison(self, request, pk):
        return revision_views.compared(request, self.admin_site, self.find(request, pk))

    def restore(self, request, pk, number):
        return revision_views.restored(request, self.find(request, pk), number)

    def together(self, request, pk):
        return article_together.answer(request, self.admin_site, self.find(request, pk))

    def xliff(self, request, pk, code):
        return exchange_views.download(request, self.find(request, pk), code)

    def tag_check(self, request):
        """What each label of a typed line means: a tag that exists, or a new one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        code = request.GET.get("language", "")
        if code not in codes():
            raise Http404
        pairs = tags.find(tags.labels(request.GET.get("typed", "")[:2000])[:50])
        shown = [(label, tag and tag.name_in(code)) for label, tag in pairs]
        return TemplateResponse(request, "admin/articles/_tags.html", {"tags": shown})


def _create(cleaned, *, by):
    """A story with its first headline, or neither."""
    with transaction.atomic():
        code = cleaned["source_language"]
        found, _made = tags.find_or_make(cleaned["tags"], code, by=by)
        told = {name: cleaned[name] for name in TOLD if cleaned[name]}
        facts = Facts(cleaned["section"], code, authors=cleaned["authors"], tags=found, **told)
        article = create_article(facts, by=by)
        if cleaned["title"]:
            save_text(article, code, Text(title=cleaned["title"]), by=by, started_from=None)
    return article
