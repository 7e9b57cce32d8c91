"""The translation memory at the desk: how much there is, what it says, out and in as a file."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exchange.tmx import export_memory, import_memory
from articles.languages import codes, language
from articles.models import MemoryPair
from articles.workflow import Refused, memory

SHOWN = 50  # pairs
WORDS = 8
LONGEST = 200  # characters typed


@admin.register(MemoryPair)
class MemoryAdmin(admin.ModelAdmin):
    """One page in place of Django's list and forms: nobody writes into the memory by hand."""

    def get_urls(self):
        view = self.admin_site.admin_view
        name = "articles_memorypair_%s"
        return [
            path("", view(self.changelist_view), name=name % "changelist"),
            path("tmx/", view(self.download), name=name % "tmx"),
        ]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        self._check(request)
        reasons = []
        if request.method == "POST":
            if _is_to_be_asked(request):
                return self._ask(request)
            try:
                _act(request)
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                return HttpResponseRedirect(request.get_full_path())
        context = self.admin_site.each_context(request) | _page(request)
        return TemplateResponse(
            request,
            "admin/memory.html",
            context | {"title": _("Translation memory"), "reasons": reasons},
            status=422 if reasons else 200,
        )

    def _ask(self, request):
        """The page that asks whether a pair is to be forgotten: it can't be brought back."""
        row = _row(_named(request), request.user)
        if not row["may_forget"]:
            raise PermissionDenied(_("Your account does not have the right to do this."))
        context = self.admin_site.each_context(request) | {"row": row}
        context |= {"title": _("Forget this translation?"), "back": request.get_full_path()}
        return TemplateResponse(request, "admin/memory_forget.html", context)

    def download(self, request):
        """The whole memory, or that of two languages, as it comes from the database."""
        self._check(request)
        chosen = _chosen(request)
        name = "-".join(["memory", *chosen, f"{timezone.localdate():%Y-%m-%d}"])
        return StreamingHttpResponse(
            export_memory(_of(chosen)),
            content_type="application/xml",
            headers={"Content-Disposition": f'attachment; filename="{name}.tmx"'},
        )

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied(_("Your account does not have the right to do this."))


def _is_to_be_asked(request):
    return request.POST.get("action") == "forget" and "sure" not in request.POST


def _named(request):
    number = request.POST.get("pair", "")
    is_key = number.isdecimal() and len(number) < 19
    return get_object_or_404(MemoryPair, pk=number if is_key else 0)


def _act(request):
    if request.POST.get("action") == "forget":
        memory.forget(_named(request), by=request.user)
        messages.success(request, _("The memory no longer has this translation."))
        return
    file = request.FILES.get("file")
    if file is None:
        raise Refused([_("Choose a TMX file.")])
    for sentence in _told(import_memory(file, by=request.user)):
        messages.info(request, sentence)


def _told(taken):
    """What a file brought, in sentences."""
    yield ngettext(
        "%(count)d new translation is in the memory.",
        "%(count)d new translations are in the memory.",
        taken.added,
    ) % {"count": taken.added}
    if taken.known:
        yield ngettext(
            "%(count)d was there already.", "%(count)d were there already.", taken.known
        ) % {"count": taken.known}
    if taken.not_allowed:
        yield ngettext(
            "%(count)d is in languages that you may not publish in, and was left out.",
            "%(count)d are in languages that you may not publish in, and were left out.",
            taken.not_allowed,
        ) % {"count": taken.not_allowed}
    if taken.left_out:
        yield ngettext(
            "%(count)d text was left out: empty, too long, or in another language.",
            "%(count)d texts were left out: empty, too long, or in another language.",
            taken.left_out,
        ) % {"count": taken.left_out}
    if taken.other_languages:
        yield _("Languages that this newsroom does not work in: %(tags)s.") % {
            "tags": ", ".join(taken.other_languages[:20])
        }


def _page(request):
    typed = request.GET.get("q", "")[:LONGEST].replace("\x00", "").strip()
    chosen = _chosen(request)
    found = list(_containing(_of(chosen), typed)[: SHOWN + 1])
    counts = list(
        MemoryPair.objects.order_by("first_language", "second_language")
        .values_list("first_language", "second_language")
        .annotate(pairs=Count("*"))
    )
    return {
        "typed": typed,
        "chosen": [language(code) for code in chosen],
        "counts": [(language(first), language(second), n) for first, second, n in counts],
        "total": sum(n for _first, _second, n in counts),
        "rows": [_row(pair, request.user) for pair in found[:SHOWN]],
        "has_more": len(found) > SHOWN,
        "shown": SHOWN,
        "may_take_in": memory.may_change(request.user, codes()),
    }


def _chosen(request):
    """The two languages asked for, in the memory's order; none where they are not two of ours."""
    asked = {request.GET.get("first"), request.GET.get("second")} & set(_all_codes())
    return sorted(asked) if len(asked) == 2 else []


def _all_codes():
    """Languages that a newsroom has switched off stay in its memory."""
    return [code for code, _name in MemoryPair._meta.get_field("first_language").choices]


def _of(chosen):
    pairs = MemoryPair.objects.all()
    if chosen:
        pairs = pairs.filter(first_language=chosen[0], second_language=chosen[1])
    return pairs


def _containing(pairs, typed):
    """The newest pairs of which one side has every word typed."""
    if not typed:
        return pairs
    sides = Q()
    for side in ("first_text", "second_text"):
        every = Q()
        for word in typed.split()[:WORDS]:
            every &= _has(side, word)
        sides |= every
    return pairs.filter(sides)


def _has(side, word):
    """SQLite folds the case of no letters but A to Z: the usual ways of writing are tried."""
    found = Q(**{f"{side}__icontains": word})
    for other in {word.lower(), word.capitalize(), word.upper()} - {word}:
        found |= Q(**{f"{side}__contains": other})
    return found


def _row(pair, user):
    link = pair.article_id and reverse("admin:articles_article_change", args=[pair.article_id])
    return {
        "pair": pair,
        "sides": [(language(side.language), side.text) for side in pair.sides()],
        "link": link,
        "may_forget": memory.may_change(user, (pair.first_language, pair.second_language)),
    }
