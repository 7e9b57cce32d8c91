"""What readers are told of a text, on the pages of the desk, and the field for its translator."""

from django.utils.translation import gettext as _

from articles.exchange.names import find_author
from articles.models import Author
from articles.text import labels
from articles.workflow import Refused, name_translator

# Whoever is not among the names offered is found by typing the name.
OFFERED = 200


def listed(article, edition):
    """Sentences in the desk's language, in the order in which readers meet them."""
    sponsor = article.sponsor and labels.PAID_FOR % {"sponsor": f"\u2068{article.sponsor}\u2069"}
    told = [
        labels.kind(article.kind),
        sponsor,
        labels.by_machine(_machine(edition)),
        labels.made_by_ai(article.made_by_ai),
    ]
    return [sentence for sentence in told if sentence]


def _machine(edition):
    if edition is None or edition.made_from_id is None:
        return ""
    if edition.is_live_by_machine:
        return "unchecked"
    marks = edition.machine_texts
    checked = marks.checked_in_live() if edition.is_live else marks.exclude(confirmed_at=None)
    return "checked" if checked.exists() else ""


def translator(edition):
    """The name that readers see, in the text's language; empty where nobody is named."""
    found = edition and edition.translated_by
    return found.name_in(edition.language).text if found else ""


def offered(code):
    """The names of those who are credited for what they write here, in a language."""
    authors = Author.objects.filter(users__isnull=False).distinct()[:OFFERED]
    return sorted(author.name_in(code).text for author in authors)


def name(edition, typed, *, by):
    """Names as the translator whoever is called what was typed; nobody where that is nothing."""
    typed = " ".join(typed.split())
    if typed == translator(edition):
        return
    author = find_author(typed, edition.language) if typed else None
    if typed and author is None:
        told = _("No author here is called “%(name)s”. Please add the author first.")
        raise Refused([told % {"name": typed}])
    name_translator(edition, author, by=by)
