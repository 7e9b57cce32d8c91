"""What readers are told of a text, as the desk asks for it: its kind, its sponsor, AI."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article

TOLD = ("kind", "sponsor", "made_by_ai")


class ToldForm(forms.Form):
    """The fields of what readers are told; a form that is sent without them changes nothing."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of text"),
        choices=Article.Kind,
        initial=Article.Kind.NEWS,
        required=False,
        help_text=gettext_lazy("Readers see it above the headline, except for news."),
    )
    sponsor = forms.CharField(
        label=gettext_lazy("Paid for by"),
        required=False,
        max_length=Article._meta.get_field("sponsor").max_length,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=gettext_lazy("Only for sponsored texts: readers are told."),
    )
    made_by_ai = forms.ChoiceField(
        label=gettext_lazy("AI in the original"),
        choices=[("", gettext_lazy("not written by AI")), *Article.MadeByAI.choices],
        required=False,
        help_text=gettext_lazy("Readers are told."),
    )


def told_of(article):
    """What readers are told of the text, as it is stored."""
    return {name: getattr(article, name) for name in TOLD}


def told_in(form, article):
    """The same as a valid form says it; as it is stored where the form doesn't speak of it."""
    if not form.cleaned_data["kind"]:
        return told_of(article)
    return {name: form.cleaned_data[name] for name in TOLD}


def there_now(facts, collided):
    """Sentences for those of them that somebody else changed as well."""
    if {"kind", "sponsor"} & set(collided):
        value = str(Article.Kind(facts.kind).label)
        if facts.sponsor:
            value += f" (\u2068{facts.sponsor}\u2069)"
        yield _("Kind of text there now: %(value)s.") % {"value": value}
    if "made_by_ai" in collided:
        label = Article.MadeByAI(facts.made_by_ai).label if facts.made_by_ai else "–"
        yield _("AI in the original there now: %(value)s.") % {"value": label}
