"""A batch of pictures completed on one page: a row for each, all saved at once."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import partial

from babel.lists import format_list
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import modelform_factory
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.admin.display import name_text
from articles.admin.photo_desk.filters import is_key
from articles.admin.photo_desk.forms import PhotoFields, is_sound, row_fields
from articles.admin.photo_desk.told import told
from articles.languages import column, language
from articles.models import Licence, Photo
from articles.workflow import Refused, change_photo, may

MOST = 60


@dataclass
class Row:
    """One picture of the batch, with its form."""

    photo: Photo
    form: PhotoFields
    code: str
    told: list
    # Opens the picture's form anew, on what is stored by now.
    reopen: Callable
    is_saved: bool = False

    @property
    def missing(self):
        """What the picture lacks, as it is stored, in one list."""
        return format_list(list(self._missing()), locale=language(get_language()).locale)

    def _missing(self):
        if not (self.photo.photographer_id or self.photo.source_id):
            yield _("photographer or source")
        if not self.photo.licence_id:
            yield _("licence")
        if not getattr(self.photo, column("alt_text", self.code)):
            yield _("alt text")


def complete(request, site):
    """The page for the photos that the address names. What can be saved is; the rest stays."""
    if not may(request.user, "change_photo"):
        raise PermissionDenied
    is_sent = request.method == "POST"
    rows = _rows(request, site, request.POST if is_sent else None)
    if is_sent and _save(rows, request.user):
        _say(request, rows)
        return HttpResponseRedirect(_after(request))
    code = get_language()
    context = site.each_context(request) | {
        "opts": Photo._meta,
        "title": _("Describe photos"),
        "rows": rows,
        "alike": _alike(rows),
        "language": language(code),
        "failed": [row for row in rows if row.form.errors],
        "media": rows[0].form.media if rows else "",
    }
    template = "admin/articles/photo_complete.html"
    return TemplateResponse(request, template, context, status=422 if is_sent else 200)


def chosen(parameters, most):
    """The keys of the photos named in a request, as they were ticked, each once."""
    keys = [int(key) for key in parameters.getlist("photo") if is_key(key)]
    return list(dict.fromkeys(keys))[:most]


def describing(photos):
    """The address of the page on which these are described."""
    return reverse("admin:articles_photo_complete") + "?" + urlencode({"photo": photos}, doseq=True)


def _rows(request, site, data):
    code = get_language()
    form = modelform_factory(Photo, form=PhotoFields, fields=row_fields(code))
    licences = [("", "—"), *((one.pk, name_text(one)) for one in Licence.objects.all())]
    photos = Photo.objects.select_related("photographer", "source").in_bulk(
        chosen(request.GET, MOST)
    )
    rows = []
    for key in chosen(request.GET, MOST):
        if key in photos:
            given = {"prefix": f"p{key}", "site": site, "licences": licences}
            # The form changes the one that it is given; the page shows what is stored.
            filled = form(data, instance=copy(photos[key]), **given)
            reopen = partial(form, None, **given)
            rows.append(Row(photos[key], filled, code, told(photos[key]), reopen))
    return rows


def _after(request):
    """Where the way leads on: a batch of more than one page has another one."""
    if left := chosen(request.GET, most=None)[MOST:]:
        return describing(left)
    return reverse("admin:articles_photo_changelist")


def _alike(rows):
    """The address of the page on which all of them get the same."""
    keys = {"photo": [row.photo.pk for row in rows], "then": "describe"}
    return reverse("admin:articles_photo_bulk") + "?" + urlencode(keys, doseq=True)


def _save(rows, by):
    """Whether every row could be saved; each is a step of its own."""
    for row in rows:
        try:
            if is_sound(row.form) and (changes := row.form.changes_by(by)):
                row.photo = change_photo(row.photo, by=by, **changes)
                row.form, row.is_saved = row.reopen(instance=copy(row.photo)), True
        except Refused as refused:
            row.form.add_error(None, refused.reasons)
    return not any(row.form.errors for row in rows)


def _say(request, rows):
    count = sum(row.is_saved for row in rows)
    sentence = ngettext("%(count)d photo is saved.", "%(count)d photos are saved.", count)
    messages.success(request, sentence % {"count": count})
