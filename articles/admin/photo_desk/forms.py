"""What a person may change of a photo: its credit, its rights, its words, its framing."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from articles.admin.opened import OpenedForm
from articles.admin.photo_desk.framing import RATIOS, CropField, PercentField
from articles.admin.photo_desk.new_names import ADD, added, offer
from articles.admin.photo_desk.people import person
from articles.admin.search import in_all_languages
from articles.languages import codes, column, language, languages
from articles.models import Photo

GRID = ("caption", "alt_text", "long_description")
CREDIT = ("photographer", "source", "licence", "copyright_notice")
TERMS = (
    "usage_terms",
    "valid_from",
    "valid_until",
    "replacement",
    "digital_source_type",
    "data_mining",
)
NOTES = ("territory", "consent")
CHECKS = ("keeps_location", "keeps_contact")
FACTS = ("keywords", "place", "taken_on")
PEOPLE = ("photographer", "source", "replacement")
CROP = "crop_"


class MomentField(forms.DateTimeField):
    """A time to the minute, in the newsroom's zone, in the browser's own field for it."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value):
        if not hasattr(value, "strftime"):
            return value
        if timezone.is_aware(value):
            value = timezone.localtime(value)
        return value.strftime("%Y-%m-%dT%H:%M")


class PhotoFields(OpenedForm):
    """A form on some of a photo's fields, with the widgets that each of them has at the desk."""

    def __init__(self, *args, site, licences=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name in PEOPLE:
            if name in self.fields:
                person(self.fields[name], name, site)
        if licences is not None and "licence" in self.fields:
            self.fields["licence"].choices = licences
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 2}
        for here in languages():
            for name in GRID:
                self._speak(column(name, here.code), here)
        offer(self, self.instance)

    def _speak(self, name, here):
        if name in self.fields:
            field = self.fields[name]
            field.label = capfirst(Photo._meta.get_field(name).translated_field.verbose_name)
            about = {"lang": here.tag, "dir": here.direction}
            field.widget.attrs |= about | {"aria-label": f"{field.label} ({here.name})"}

    @property
    def changes(self):
        """The values that this person changed, by the names of Photo's fields."""
        changed = [name for name in self.changed_data if not name.startswith(ADD)]
        return {name: self.cleaned_data[name] for name in changed}

    def changes_by(self, by):
        """`changes`, with whom the file names added to the newsroom's names; may raise Refused."""
        return self.changes | added(self, by)

    @property
    def own_fields(self):
        return [field for field in self if not field.name.startswith(ADD)]

    @property
    def offers(self):
        return [self[ADD + name] for name in self.offered]


class PhotoForm(PhotoFields):
    """The whole photo."""

    valid_from = MomentField(label=gettext_lazy("May be shown from"), required=False)
    valid_until = MomentField(label=gettext_lazy("May be shown until"), required=False)
    taken_on = forms.DateField(
        label=gettext_lazy("Taken on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    focus_x = PercentField(label=gettext_lazy("What matters, from the left"))
    focus_y = PercentField(label=gettext_lazy("What matters, from the top"))

    class Meta:
        model = Photo
        fields = [
            *(*CREDIT, *TERMS, *(f"{which}_note" for which in NOTES), *CHECKS, *FACTS),
            *("focus_x", "focus_y"),
            *in_all_languages(*GRID),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        size = (self.instance.width, self.instance.height)
        for ratio in RATIOS:
            field = self.fields[CROP + ratio] = CropField(ratio, size)
            field.show_hidden_initial = True
            self.initial[CROP + ratio] = self.instance.crops.get(ratio)

    def stored_values(self, stored):
        crops = {CROP + ratio: stored.crops.get(ratio) for ratio in RATIOS}
        return super().stored_values(stored) | crops

    @property
    def changes(self):
        changes = super().changes
        changed = [name for name in changes if name.startswith(CROP)]
        if changed:
            crops = {ratio: self.cleaned_data[CROP + ratio] for ratio in RATIOS}
            changes["crops"] = {ratio: crop for ratio, crop in crops.items() if crop}
        return {name: value for name, value in changes.items() if name not in changed}

    def cells(self, names):
        return [self[name] for name in names]

    @property
    def focus_fields(self):
        return self.cells(("focus_x", "focus_y"))

    @property
    def crops(self):
        return self.cells(CROP + ratio for ratio in RATIOS)

    @property
    def has_framing_errors(self):
        return any(field.errors for field in [*self.focus_fields, *self.crops])

    @property
    def credit_fields(self):
        return self.cells(CREDIT)

    @property
    def term_fields(self):
        return self.cells(TERMS)

    @property
    def notes(self):
        """Each note with the time at which somebody confirmed what is stored."""
        return [
            {
                "which": which,
                "field": self[f"{which}_note"],
                "confirmed_at": getattr(self.instance, f"{which}_confirmed_at"),
            }
            for which in NOTES
        ]

    @property
    def checks(self):
        return self.cells(CHECKS)

    @property
    def facts_fields(self):
        return self.cells(FACTS)

    @property
    def grid_heads(self):
        return [Photo._meta.get_field(name).verbose_name for name in GRID]

    @property
    def grid(self):
        """(Language, its cells) for each row of the table of descriptions."""
        return [(language(code), [self[column(name, code)] for name in GRID]) for code in codes()]


def row_fields(code):
    """What is filled in for each picture of a batch, in the desk's language."""
    return [*CREDIT, column("caption", code), column("alt_text", code)]


@transaction.atomic
def is_sound(form):
    """Whether a form can be saved. The verb comes after it, outside of this transaction: it notes
    which files it is about to write before it writes them."""
    return form.is_valid()
