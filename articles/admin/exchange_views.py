"""Texts out to translation tools and back again, as XLIFF."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles.admin import states
from articles.exchange import xliff
from articles.languages import codes, language
from articles.models import Article
from articles.workflow import Refused

XLIFF_TYPE = "application/xliff+xml"
ARCHIVE = "xliff.zip"
MOST_FILES = 50  # of one upload; a zip counts as one


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, as a list."""

    widget = FilesInput(attrs={"accept": ".xlf,.xliff,.zip"})

    def clean(self, data, initial=None):
        files = data or [None]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("Please send %(limit)d files at a time, or put them into a zip archive.")
                % {"limit": MOST_FILES}
            )
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    files = FilesField()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["files"].label = _("XLIFF files, or a zip archive of them")


def download(request, article, code):
    """One language of a story beside its original, as an XLIFF file."""
    if code not in codes():
        raise Http404
    edition = xliff.edition_to_send(article, code)
    try:
        if reasons := list(xliff.reasons_not_to_send(edition)):
            raise Refused(reasons)
        data = xliff.export_edition(edition, _version(request.GET))
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return HttpResponseRedirect(states.form_url(article, code))
    name = content_disposition_header(True, xliff.file_name(edition))
    return HttpResponse(data, content_type=XLIFF_TYPE, headers={"Content-Disposition": name})


def download_set(request):
    """Many texts as a zip of XLIFF files: `cell` names each as "<article>:<language>[:…]", as the
    board does, or `article` and `language` name all pairs of them."""
    _check_view(request)
    data = request.POST if request.method == "POST" else request.GET
    try:
        editions = list(_editions(_places(data)))
        stream = xliff.export_set(editions, _version(data))
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return HttpResponseRedirect(_back(request))
    return FileResponse(stream, as_attachment=True, filename=ARCHIVE)


def upload(request, site):
    """The page that takes files in, and says of each text what became of it."""
    _check_view(request)
    place = _one_place(request.GET)
    form = UploadForm()
    results = []
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            results = _results(form.cleaned_data["files"], request.user, place)
    is_refused = bool(form.errors) or (bool(results) and all(r.is_refused for r, _e in results))
    context = {
        **site.each_context(request),
        "title": _("Translations from files"),
        "form": form,
        "results": results,
        "place": place and (states.headline_html(states.headline(place[0])), language(place[1])),
    }
    return TemplateResponse(
        request, "admin/xliff_upload.html", context, status=422 if is_refused else 200
    )


def _results(files, user, place):
    """Pairs of a Result and what the page shows of its edition, None where there is none."""
    allow = place and {(place[0].pk, place[1])}
    found = []
    for file in files:
        found += xliff.import_file(file, user, allow, name=file.name)
    return [(result, result.edition and _shown(result.edition)) for result in found]


def _back(request):
    """Where the person came from, if that is a page of ours; else the board."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    return page if is_ours else reverse("admin:board")


def _address(edition):
    make = states.form_url if edition.made_from_id is None else states.translation_url
    return make(edition.article, edition.language)


def _shown(edition):
    """The language of an edition, its story's headline, and the address of its form."""
    article = edition.article
    return {
        "language": language(edition.language),
        "headline": states.headline_html(states.headline(article)),
        "url": _address(edition),
    }


def _check_view(request):
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied


def _version(data):
    version = data.get("version", "2.1")
    if version not in xliff.VERSIONS:
        raise Refused([_("XLIFF is written in version 2.1 or 1.2.")])
    return version


def _places(data):
    """(article's key, language) for everything that was chosen, once each, in order."""
    cells = [cell.split(":")[:2] for cell in " ".join(data.getlist("cell")).split()]
    cells += [(pk, code) for pk in data.getlist("article") for code in data.getlist("language")]
    found = [
        (int(parts[0]), parts[1])
        for parts in cells
        if len(parts) == 2 and _is_key(parts[0]) and parts[1] in codes()
    ]
    return list(dict.fromkeys(found))


def _editions(places):
    """The editions to send; originals and stories without a text are passed over."""
    articles = Article.objects.in_bulk({pk for pk, _code in places})
    for pk, code in places:
        edition = xliff.edition_to_send(articles[pk], code) if pk in articles else None
        if not list(xliff.reasons_not_to_send(edition)):
            yield edition


def _one_place(data):
    """The (Article, language) that the page was opened for, or None."""
    found = _places(data)
    if not found:
        return None
    article = Article.objects.filter(pk=found[0][0]).first()
    return article and (article, found[0][1])


def _is_key(typed):
    return typed.isascii() and typed.isdecimal() and len(typed) < 19
