"""What a person types on the way from a text to a story: the text, then what was recognised."""

import re

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.article_forms import length, spoken
from articles.exchange import names, stories
from articles.languages import codes, language, languages
from articles.models import Author, Licence, Section, Source
from articles.text import counting
from articles.text.credit_names import NAME_SUFFIX
from articles.text.encodings import MAX_BYTES, with_plain_line_ends
from articles.workflow import Refused, may

COMMAS = re.compile(r"\s*[,،、，;；؛\n]\s*")
PREVIEW = 40


class ReceivedForm(forms.Form):
    """A text as it was received, and where it belongs. A valid one has its `proposal`."""

    text = forms.CharField(
        label=gettext_lazy("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16, "dir": "auto"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a text file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": "text/plain,.txt"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Written in"))
    section = forms.ModelChoiceField(
        Section.objects.all(), label=gettext_lazy("Section"), required=False, empty_label=None
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.user = user
        self.fields["language"].choices = [(one.code, one.name) for one in languages()]
        self.fields["language"].initial = user.language if user.language in codes() else codes()[0]

    proposal = None

    def clean(self):
        cleaned = super().clean()
        code, text, file = cleaned.get("language"), cleaned.get("text"), cleaned.get("file")
        if file and text and text.strip():
            self.add_error("file", _("Paste a text or choose a file, but not both."))
        elif not file and not (text and text.strip()):
            self.add_error("text", _("Paste a text, or choose a file."))
        elif code:
            data = file.read(MAX_BYTES + 1) if file else text.encode()
            try:
                self.proposal = stories.propose(data, code)
            except Refused as refusal:
                self.add_error("file" if file else "text", refusal.reasons)
        return cleaned


class StoryForm(ReceivedForm):
    """What was recognised, to be corrected before it is saved. `text` goes along unchanged."""

    file = None
    title = forms.CharField(
        label=gettext_lazy("Headline"),
        required=False,
        max_length=length("title"),
        help_text=gettext_lazy("May follow later."),
    )
    writers = forms.CharField(
        label=gettext_lazy("Writers"),
        required=False,
        help_text=gettext_lazy("Separate names with commas."),
    )
    photographer = forms.CharField(label=gettext_lazy("Photographer"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Source of the photo"),
        required=False,
        help_text=gettext_lazy("An agency or an office."),
    )
    body = forms.CharField(
        label=gettext_lazy("Text of the story"),
        required=False,
        widget=forms.Textarea({"rows": 20}),
        help_text=gettext_lazy("Each line becomes a paragraph."),
    )
    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        required=False,
        widget=forms.FileInput({"accept": "image/*"}),
        help_text=gettext_lazy("Without one, the photo is noted as wanted, with its credit."),
    )
    licence = forms.ModelChoiceField(
        Licence.objects.all(), label=gettext_lazy("Licence"), required=False
    )
    alt_text = forms.CharField(
        label=gettext_lazy("Alt text"),
        required=False,
        help_text=gettext_lazy("What the photo shows, for those who don't see it."),
    )
    encoding = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    again = forms.BooleanField(label=gettext_lazy("Take this text in once more"), required=False)

    SPOKEN = ("title", "writers", "photographer", "source", "body", "alt_text", "text")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        code = self["language"].value()
        self.here = language(code if code in codes() else codes()[0])
        for name in self.SPOKEN:
            spoken(self.fields[name].widget, self.here)
        self.fields["text"].label = _("The text as it was received")
        self.fields["text"].widget.attrs |= {"readonly": True, "rows": 8}
        if not may(user, "store_photo"):
            for name in ("picture", "licence", "alt_text"):
                del self.fields[name]

    @classmethod
    def recognised(cls, received, kept):
        """The form of a valid ReceivedForm's proposal; `kept` is what was typed before, if it
        has nothing to do with what is recognised."""
        proposal, cleaned = received.proposal, received.cleaned_data
        story = proposal.story
        initial = {
            "text": proposal.text,
            "encoding": proposal.encoding if proposal.is_guessed else "",
            "language": story.language,
            "section": cleaned["section"],
            "writers": ", ".join(story.writers),
            "photographer": story.photographer,
            "source": story.source,
            "body": "\n\n".join(story.paragraphs),
            **{name: kept.get(name, "") for name in ("title", "licence", "alt_text")},
        }
        if kept.get("encoding"):
            initial["encoding"] = kept["encoding"]
        form = cls(initial=initial, user=received.user)
        form.proposal = proposal
        return form

    def clean(self):
        cleaned = super().clean()
        for field, matches in self.matches.items():
            model = Source if field == "source" else Author
            for match in matches:
                if match.found is None:
                    for reason in names.reasons_against_name(model, match.name, self.user):
                        self.add_error(field, reason)
        return cleaned

    def story(self):
        """The Story that a valid form asks for."""
        cleaned, story = self.cleaned_data, self.proposal.story
        has_credit = cleaned["photographer"] or cleaned["source"]
        picture = cleaned.get("picture")
        return stories.Story(
            language=story.language,
            digest=story.digest,
            title=cleaned["title"],
            section=cleaned["section"],
            writers=[match.name for match in self.matches["writers"]],
            paragraphs=self.paragraphs,
            credit_wording=story.credit_wording if has_credit else "",
            photographer=cleaned["photographer"],
            source=cleaned["source"],
            picture=picture
            and stories.Picture(picture.read(), cleaned["licence"], cleaned["alt_text"]),
        )

    # What the page shows beside the fields

    @cached_property
    def matches(self):
        """The names in each field with the Author or Source that each one means."""
        typed = {name: self[name].value() or "" for name in ("writers", "photographer", "source")}
        code = self.here.code
        return {
            "writers": [names.match_author(name, code) for name in listed(typed["writers"])],
            "photographer": [names.match_author(name, code) for name in one(typed["photographer"])],
            "source": [names.match_source(name, code) for name in one(typed["source"])],
        }

    @cached_property
    def paragraphs(self):
        lines = with_plain_line_ends(self["body"].value() or "").split("\n")
        return [line.strip() for line in lines if line.strip()]

    @property
    def preview(self):
        return self.paragraphs[:PREVIEW]

    @property
    def left_out(self):
        """How many paragraphs the preview does not show."""
        return max(0, len(self.paragraphs) - PREVIEW)

    @property
    def length(self):
        """How long the text is, in words or characters as its language counts."""
        count = counting.word_count("\n\n".join(self.paragraphs), self.here.code)
        if counting.unit(self.here.code) == "characters":
            return ngettext("%(count)s character", "%(count)s characters", count) % {"count": count}
        return ngettext("%(count)s word", "%(count)s words", count) % {"count": count}


def listed(typed):
    """Names separated by commas; what follows a name as a title stays with it ("…, Jr.")."""
    found = []
    for part in COMMAS.split(typed.strip()):
        if found and NAME_SUFFIX.match(part):
            found[-1] += f", {part}"
        elif part:
            found.append(" ".join(part.split()))
    return list(dict.fromkeys(found))


def one(typed):
    return [name] if (name := " ".join(typed.split())) else []
