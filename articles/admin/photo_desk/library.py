"""The library: every picture that the newsroom has, to be found by what is known of it."""

from dataclasses import dataclass

from django import forms
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.display import name_html, name_text
from articles.admin.photo_desk import pictures, states
from articles.admin.photo_desk.filters import Filters
from articles.admin.photo_desk.people import person
from articles.languages import languages
from articles.models import Author, Licence, Photo, Source
from articles.templatetags.story_form import credit_of

PER_PAGE = 48


def library(request, site):
    """The page. Five queries, and one for each name that it is narrowed down by."""
    page = Library(Filters.read(request.GET), site, timezone.now())
    context = site.each_context(request) | {
        "title": capfirst(Photo._meta.verbose_name_plural),
        "opts": Photo._meta,
        "library": page,
        "media": page.people.media,
        "may_add": request.user.has_perm("articles.add_photo"),
        "may_change": request.user.has_perm("articles.change_photo"),
    }
    return TemplateResponse(request, "admin/articles/photo_library.html", context)


class People(forms.Form):
    """Found by typing: a newsroom may have thousands of photographers."""

    photographer = forms.ModelChoiceField(
        Author.objects.all(), label=gettext_lazy("Photographer"), required=False
    )
    source = forms.ModelChoiceField(
        Source.objects.all(), label=gettext_lazy("Source"), required=False
    )

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        for name, field in self.fields.items():
            person(field, name, site, **{"data-placeholder": _("all")})


@dataclass
class Card:
    """One photo of the list."""

    photo: Photo
    now: object

    @property
    def address(self):
        return reverse("admin:articles_photo_change", args=[self.photo.pk])

    @property
    def image(self):
        return pictures.image(self.photo)

    @property
    def description(self):
        return pictures.description(self.photo)

    @property
    def credit(self):
        return credit_of(self.photo)

    @property
    def licence(self):
        return name_html(self.photo.licence, is_phrase=True) if self.photo.licence else ""

    @cached_property
    def states(self):
        return list(states.states_of(self.photo, self.now))

    @property
    def is_free(self):
        return states.is_free(self.photo, self.now)


class Library:
    """What the page shows; every property is read once."""

    def __init__(self, filters, site, now):
        self.filters, self.now = filters, now
        self.people = People(
            {name: getattr(filters, name) for name in People.base_fields}, site=site
        )

    @cached_property
    def photos(self):
        """One more than the page shows."""
        found = Photo.objects.select_related("photographer", "source", "licence")
        return list(self.filters.photos(found, self.now)[: PER_PAGE + 1])

    @property
    def cards(self):
        return [Card(photo, self.now) for photo in self.photos[:PER_PAGE]]

    @property
    def next_address(self):
        """The address of what comes next; "" at the end."""
        if len(self.photos) <= PER_PAGE:
            return ""
        return self.filters.address(before=str(self.photos[PER_PAGE - 1].pk))

    @property
    def first_address(self):
        return self.filters.address()

    @cached_property
    def licences(self):
        return [(str(one.pk), name_text(one)) for one in Licence.objects.all()]

    @property
    def choices(self):
        """The selects of the form: (name, label, what "" means, options, chosen)."""
        view = self.filters
        spoken = [(here.code, here.name) for here in languages()]
        return [
            ("licence", _("licence"), _("all"), self.licences, view.licence),
            ("state", _("state"), _("any"), list(states.STATES.items()), view.state),
            ("lacks", _("without alt text in"), _("any"), spoken, view.lacks),
        ]

    @cached_property
    def words(self):
        names = {"licence": dict(self.licences).get(self.filters.licence, "")}
        for name, model in (("photographer", Author), ("source", Source)):
            chosen = getattr(self.filters, name)
            found = model.objects.filter(pk=chosen).first() if chosen else None
            names[name] = name_text(found) if found else ""
        return list(self.filters.words(names))
