"""Photos at the desk: taking them in, and giving them credit and words in each language."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect

from articles.admin.display import time_html
from articles.admin.language_grid import LanguageGrid
from articles.admin.search import in_all_languages, named, words_of
from articles.exchange.photos import receive
from articles.models import Author, Licence, Photo, Source, WantedPhoto
from articles.templatetags.story_form import credit_of, thumbnail
from articles.workflow import (
    AlreadyStored,
    Refused,
    change_photo,
    delete_photo,
    may,
)
from articles.workflow.reasons import reasons_against_credit


class NewPhotoForm(forms.Form):
    """A file, and what is known of its credit before anybody reads the file."""

    file = forms.FileField(
        label=gettext_lazy("Picture"), widget=forms.FileInput({"accept": "image/*"})
    )
    photographer = forms.ModelChoiceField(
        Author.objects.all(), label=gettext_lazy("Photographer"), required=False
    )
    source = forms.ModelChoiceField(
        Source.objects.all(), label=gettext_lazy("Source"), required=False
    )
    licence = forms.ModelChoiceField(
        Licence.objects.all(), label=gettext_lazy("Licence"), required=False
    )
    copyright_notice = forms.CharField(
        label=gettext_lazy("Copyright notice"), max_length=200, required=False
    )

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("photographer", "source"):
            field = self.fields[name]
            field.widget = AutocompleteSelect(Photo._meta.get_field(name), admin_site)
            field.widget.is_required = False
            field.widget.choices = field.choices


class PhotoForm(forms.ModelForm):
    """Refuses a credit on which a live story could not stand, beside what was typed."""

    class Meta:
        model = Photo
        fields = ["photographer", "source", "licence", "copyright_notice"]

    def clean(self):
        cleaned = super().clean()
        credit = {name: cleaned.get(name) for name in ("photographer", "source", "licence")}
        is_live = self.instance.placements.filter(article__editions__live__isnull=False).exists()
        if is_live and (reasons := list(reasons_against_credit(Photo(**credit)))):
            raise ValidationError(
                [_("This photo is part of a live story, so its credit has to be whole."), *reasons]
            )
        return cleaned


class CreditFilter(admin.SimpleListFilter):
    """Photos that no reader may see yet."""

    title = gettext_lazy("credit")
    parameter_name = "credit"

    def lookups(self, request, model_admin):
        return [("none", _("no credit or no licence"))]

    def queryset(self, request, queryset):
        return queryset.uncredited() if self.value() == "none" else queryset


@admin.register(Photo)
class PhotoAdmin(LanguageGrid, admin.ModelAdmin):
    """Every change of a credit goes through `change_photo`, into the files as well."""

    actions = None
    autocomplete_fields = ["photographer", "source"]
    fields = ["picture", "as_received", "photographer", "source", "licence", "copyright_notice"]
    form = PhotoForm
    grid = ["caption", "alt_text"]
    list_display = ["small", "description", "credit", "licence", "uploaded"]
    list_display_links = ["small", "description"]
    list_filter = [CreditFilter]
    list_per_page = 50
    list_select_related = ["photographer", "source", "licence"]
    readonly_fields = ["picture", "as_received"]
    search_fields = ["credit_wording"]
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_search_results(self, request, queryset, search_term):
        if not words_of(search_term):
            return queryset, False
        names = in_all_languages("name")
        found = named(
            Photo.objects.order_by(), ["credit_wording", *in_all_languages("caption")], search_term
        )
        authors = named(Author.objects.order_by(), names, search_term)
        sources = named(Source.objects.order_by(), names, search_term)
        return queryset.filter(
            Q(pk__in=found.values("pk"))
            | Q(photographer__in=authors.values("pk"))
            | Q(source__in=sources.values("pk"))
        ), False

    @method_decorator(csrf_protect)
    def add_view(self, request, form_url="", extra_context=None):
        if not may(request.user, "store_photo"):
            raise PermissionDenied
        data = (request.POST, request.FILES) if request.method == "POST" else ()
        form = NewPhotoForm(*data, admin_site=self.admin_site)
        if form.is_bound and form.is_valid():
            photo = self.store(request, form)
            if photo:
                return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New photo"),
            "form": form,
            "media": form.media,
        }
        template = "admin/articles/photo_new.html"
        return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)

    def store(self, request, form):
        """The photo of a valid form, new or known before; None where the file is refused."""
        given = dict(form.cleaned_data)
        data = given.pop("file").read()
        try:
            photo = receive(data, by=request.user, **given)
        except AlreadyStored as known:
            messages.warning(request, str(known))
            return known.photo
        except Refused as refused:
            form.add_error("file", refused.reasons)
            return None
        messages.success(
            request, _("The photo is stored. Please check its credit and describe it.")
        )
        return photo

    def save_model(self, request, obj, form, change):
        if form.changed_data:
            values = {name: form.cleaned_data[name] for name in form.changed_data}
            change_photo(obj, by=request.user, **values)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            # Only where the story went live between the form's check and the verb's.
            for reason in refused.reasons:
                messages.error(request, reason)
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request, obj):
        delete_photo(obj, by=request.user)

    @admin.display(description=gettext_lazy("picture"))
    def small(self, photo):
        return thumbnail(photo)

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, photo):
        large = [one for one in photo.renditions if one["format"] == "jpeg"]
        return format_html(
            "{}<p>{} × {}</p>", thumbnail(photo, large[-1] if large else None), *_size(photo)
        )

    @admin.display(description=gettext_lazy("description"))
    def description(self, photo):
        return photo.caption or photo.credit_wording or _("no description yet")

    @admin.display(description=gettext_lazy("credit"))
    def credit(self, photo):
        line = credit_of(photo)
        if photo.is_credited:
            return line
        return format_html('{} <span class="missing">{}</span>', line, _missing(photo))

    @admin.display(description=gettext_lazy("credit as received"))
    def as_received(self, photo):
        return photo.credit_wording or "—"

    @admin.display(description=gettext_lazy("uploaded"), ordering="uploaded_at")
    def uploaded(self, photo):
        return time_html(photo.uploaded_at)


def _missing(photo):
    if photo.photographer_id or photo.source_id:
        return _("no licence")
    return _("no credit") if photo.licence_id else _("neither credit nor licence")


def _size(photo):
    return photo.width, photo.height


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
