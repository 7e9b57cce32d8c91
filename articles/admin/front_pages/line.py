"""The line of breaking news on top of a front page."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.article_forms import is_key, spoken
from articles.admin.front_pages.finding import lately
from articles.admin.front_pages.rows import TIME
from articles.models import Article, FrontPage
from articles.workflow.front_pages import (
    reasons_against_breaking_text,
    reasons_against_breaking_time,
)


class LineForm(forms.Form):
    """What the news is, the story that it leads to, and when it ends."""

    text = forms.CharField(
        label=_("Breaking news"),
        required=False,
        max_length=FrontPage._meta.get_field("breaking_text").max_length,
    )
    article = forms.ChoiceField(label=_("Leads to"), required=False)
    until = forms.DateTimeField(
        label=_("Shown until"),
        required=False,
        input_formats=[TIME, f"{TIME}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=TIME),
    )

    def __init__(self, *args, stories, language, **kwargs):
        super().__init__(*args, prefix="line", **kwargs)
        for field in self.fields.values():
            # Sent with the places, though it stands below them: neither loses the other.
            field.widget.attrs["form"] = "front-form"
        self.fields["article"].choices = [("", "—"), *((str(pk), title) for pk, title in stories)]
        for name in ("text", "article"):
            spoken(self.fields[name].widget, language)

    def clean_text(self):
        text = self.cleaned_data["text"]
        return _unless(reasons_against_breaking_text(text), text)

    def clean_until(self):
        until = self.cleaned_data["until"]
        return _unless(reasons_against_breaking_time(until, timezone.now()), until)

    def lead_to_error(self):
        """The page opens at the first field that is marked: the line stands far down on it."""
        self.fields[next(iter(self.errors))].widget.attrs["autofocus"] = True

    @property
    def wishes(self):
        """What `set_breaking_line` takes, of a valid form."""
        told = self.cleaned_data
        article = told["article"]
        found = Article.objects.filter(pk=article).first() if is_key(article) else None
        return {"text": told["text"], "article": found, "until": told["until"]}


def _unless(reasons, value):
    if reasons := list(reasons):
        raise forms.ValidationError(reasons)
    return value


def line_form(sheet):
    """The form: as it was sent with its own step, as typed beside another step, or as stored."""
    stored, initial = sheet.stored, {}
    besides = [form["article"].value() for form in sheet.forms]
    besides = [int(pk) for pk in besides if is_key(str(pk))]
    if sheet.is_breaking:
        initial = {
            "text": stored.breaking_text,
            "article": stored.breaking_article_id,
            "until": timezone.localtime(stored.breaking_until),
        }
        besides.append(stored.breaking_article_id)
    if sheet.has_line:
        initial = {name: sheet.data.get(f"line-{name}", "") for name in LineForm.base_fields}
    is_sent = sheet.has_line and sheet.data.get("step") == "line"
    return LineForm(
        sheet.data if is_sent else None,
        initial=initial,
        stories=lately(sheet.code, besides),
        language=sheet.language,
    )
