"""What a person types for one story: its text in one language, and the shared facts."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.translation import gettext_lazy as _

from articles.admin import states
from articles.admin.editor import StoryEditor
from articles.admin.told_facts import ToldForm, told_of
from articles.languages import languages
from articles.models import (
    Article,
    Author,
    Licence,
    Photo,
    Placement,
    RelatedArticle,
    Revision,
    Section,
    Source,
)
from articles.models import Text as StoryText
from articles.text import blocks
from articles.workflow import Facts, Placed

TEXT = ("title", "standfirst", "body", "slug", "seo_title", "seo_description")


def length(name):
    return Revision._meta.get_field(name).max_length


def spoken(widget, language):
    """The widget, told which language is typed into it and in which direction."""
    widget.attrs |= {"lang": language.tag, "dir": language.direction}
    return widget


class TextForm(forms.Form):
    """The text of one language; captions have forms of their own."""

    title = forms.CharField(label=_("Headline"), required=False, max_length=length("title"))
    standfirst = forms.CharField(
        label=_("Standfirst"), required=False, widget=forms.Textarea({"rows": 3})
    )
    body = forms.CharField(label=_("Text"), required=False)
    slug = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=length("slug"),
        help_text=_("Left empty, it is made from the headline."),
    )
    seo_title = forms.CharField(
        label=_("Title for search engines"), required=False, max_length=length("seo_title")
    )
    seo_description = forms.CharField(
        label=_("Description for search engines"),
        required=False,
        max_length=length("seo_description"),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].widget = StoryEditor({"rows": 20})
        self.fields["body"].widget.is_required = False
        for field in self.fields.values():
            spoken(field.widget, language)

    def clean_standfirst(self):
        return _unix(self.cleaned_data["standfirst"])

    def clean_body(self):
        return blocks.sanitise(self.cleaned_data["body"])


class CaptionForm(forms.Form):
    """What one language says about one placed photo."""

    caption = forms.CharField(
        label=_("Caption"), required=False, widget=forms.Textarea({"rows": 3})
    )
    alt_text = forms.CharField(
        label=_("Alt text"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What the photo shows, for those who don't see it."),
    )
    decorative = forms.BooleanField(
        label=_("Decorative: it says nothing that the text doesn't say"), required=False
    )

    def __init__(self, *args, language, placement, **kwargs):
        super().__init__(*args, prefix=f"photo-{placement.photo_id}", **kwargs)
        self.placement = placement
        for name in ("caption", "alt_text"):
            spoken(self.fields[name].widget, language)

    def clean_caption(self):
        return _unix(self.cleaned_data["caption"])

    def clean_alt_text(self):
        return _unix(self.cleaned_data["alt_text"])


def _unix(text):
    return text.replace("\r\n", "\n")


def text_of(form, captions, kept):
    """A Text from valid forms; `kept` are captions of photos that these forms don't show."""
    typed = {str(caption.placement.photo_id): caption.cleaned_data for caption in captions}
    return StoryText(**{name: form.cleaned_data[name] for name in TEXT}, captions={**kept, **typed})


class KeysOnly:
    """For a widget that looks up what was sent: what can be no key is not looked up."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [pk for pk in value if is_key(str(pk))], attr)


def is_key(typed):
    """Whether it can be the key of a row: digits, as many as a 64-bit number surely holds."""
    return typed.isdecimal() and len(typed) < 19


class FoundChoice(KeysOnly, AutocompleteSelect):
    """One row by search."""


class InOrder(KeysOnly, AutocompleteSelectMultiple):
    """Rows by search, in the order in which they were chosen."""

    def optgroups(self, name, value, attr=None):
        wanted = {str(pk): place for place, pk in enumerate(value)}
        group, options, index = super().optgroups(name, value, attr)[0]
        options.sort(key=lambda option: wanted.get(str(option["value"]), 0))
        return [(group, options, index)]


class OrderedField(forms.ModelMultipleChoiceField):
    """Rows by their keys, cleaned to a list in the order in which they were chosen."""

    def clean(self, value):
        # A number that no database column holds is refused here: SQLite fails on it.
        for pk in value or []:
            if not is_key(str(pk)):
                message = self.error_messages["invalid_pk_value"]
                raise forms.ValidationError(message, code="invalid_pk_value", params={"pk": pk})
        order = [str(pk) for pk in value or []]
        return sorted(super().clean(value), key=lambda row: order.index(str(row.pk)))


def to_be_named(articles):
    """Articles with what their headline stands on, and no text."""
    return states.with_editions(articles.only("source_language"))


class FactsForm(ToldForm):
    """The facts that all languages share, except the photos already placed."""

    section = forms.ModelChoiceField(Section.objects.all(), label=_("Section"))
    source_language = forms.ChoiceField(label=_("Written in"))
    authors = OrderedField(Author.objects.all(), label=_("Authors"), required=False)
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("Separate tags with commas.")
    )
    related = OrderedField(
        to_be_named(Article.objects),
        label=_("Related stories"),
        required=False,
        help_text=_("Shown first below the story. The rest is found by tags and section."),
    )

    def __init__(self, *args, admin_site, language, is_written=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source_language"].choices = [(one.code, one.name) for one in languages()]
        self.fields["source_language"].disabled = is_written
        for name, column in (
            ("authors", Article._meta.get_field("authors")),
            ("related", RelatedArticle._meta.get_field("related")),
        ):
            # A widget is told its choices by the field; replaced later, it must be told again.
            if field := self.fields.get(name):
                field.widget = InOrder(column, admin_site)
                field.widget.choices = field.choices
        spoken(self.fields["tags"].widget, language)


class PlaceForm(forms.Form):
    """Where one placed photo stands in the story."""

    role = forms.ChoiceField(
        label=_("Place"), choices=[*Placement.Role.choices, ("", _("take it out"))], required=False
    )
    after_block = forms.IntegerField(
        label=_("After paragraph"), min_value=0, max_value=10_000, required=False
    )

    def __init__(self, *args, placement, **kwargs):
        initial = {"role": placement.role, "after_block": placement.after_block}
        super().__init__(*args, prefix=f"place-{placement.photo_id}", initial=initial, **kwargs)
        self.placement = placement

    @property
    def placed(self):
        """The Placed that a valid form asks for, or None where the photo is taken out."""
        if not (role := self.cleaned_data["role"]):
            return None
        return Placed(self.placement.photo, role, self.cleaned_data["after_block"] or 0)


class NewestPhotos(forms.models.ModelChoiceIterator):
    """The last photos of an archive that no list could hold; the picker finds all others."""

    MOST = 60

    def __iter__(self):
        yield "", self.field.empty_label
        for photo in self.queryset.only("caption", "credit_wording")[: self.MOST]:
            yield self.choice(photo)


class PhotoField(forms.ModelChoiceField):
    """Any photo by its key; offered are the newest."""

    iterator = NewestPhotos


class AddPhotoForm(forms.Form):
    """A photo to place: one that the newsroom has, or a new file."""

    photo = PhotoField(Photo.objects.all(), label=_("A photo from the archive"), required=False)
    file = forms.FileField(label=_("Or a new picture"), required=False)
    photographer = forms.ModelChoiceField(
        Author.objects.all(), label=_("Photographer"), required=False
    )
    source = forms.ModelChoiceField(Source.objects.all(), label=_("Source"), required=False)
    licence = forms.ModelChoiceField(Licence.objects.all(), label=_("Licence"), required=False)
    role = forms.ChoiceField(label=_("Place"), choices=Placement.Role.choices)

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, prefix="add", **kwargs)
        for name in ("photographer", "source"):
            field = self.fields[name]
            field.widget = FoundChoice(Photo._meta.get_field(name), admin_site)
            field.widget.is_required = False
            field.widget.choices = field.choices


class ScheduleForm(forms.Form):
    """A moment in the newsroom's time zone."""

    at = forms.DateTimeField(
        label=_("Time of publication"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, label=None, **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["at"].label = label


class NewArticleForm(FactsForm):
    """What a new story starts with."""

    field_order = ["source_language", "title", "section", "authors", "tags", "kind", "sponsor"]
    related = None
    title = forms.CharField(
        label=_("Headline"),
        required=False,
        max_length=length("title"),
        help_text=_("May follow later."),
        widget=forms.TextInput({"dir": "auto"}),
    )


def facts_now(article, placements, tags):
    """The article's facts as they are stored."""
    return Facts(
        section=article.section,
        source_language=article.source_language,
        authors=[byline.author for byline in article.bylines.all()],
        tags=tags,
        photos=[Placed(one.photo, one.role, one.after_block) for one in placements],
        related=[one.related for one in article.related_by_hand.all()],
        **told_of(article),
    )
