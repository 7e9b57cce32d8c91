"""What a story's page tells of its text: who paid, who translated it, from what, what AI did."""

from dataclasses import dataclass
from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.languages import language
from articles.reader import names
from articles.text import labels


@dataclass(frozen=True, slots=True)
class Labels:
    """What templates/reader/_labels.html and _provenance.html print; each is text or safe HTML,
    empty where there is nothing to tell."""

    kind: str
    paid_for: str
    made_by_ai: str
    by_machine: str
    translated_by: str
    original: str
    relay: str


def read(code, facts, family):
    """The Labels of a story's Facts, in its Family's language."""
    return Labels(
        kind=labels.kind(facts.kind),
        paid_for=paid_for(facts.sponsor),
        made_by_ai=labels.made_by_ai(facts.made_by_ai),
        by_machine=labels.by_machine(family.machine),
        translated_by=_translated_by(code, family.translator),
        original=_filled(_("Original: %(language)s"), language=_spoken(family.source)),
        relay=_filled(_("Translated from: %(language)s"), language=_spoken(family.relay)),
    )


def paid_for(sponsor):
    """The sponsor's line as HTML: their name may be in any script."""
    name = mark_safe(f"<bdi>{escape(sponsor)}</bdi>")  # noqa: S308
    return _filled(labels.PAID_FOR, sponsor=sponsor and name)


def _translated_by(code, translator):
    if translator is None:
        return ""
    name = names.marked(translator.name, code)
    link = mark_safe(f'<a href="{escape(translator.href)}">{name}</a>')  # noqa: S308
    return _filled(_("Translated by %(name)s"), name=link)


def _spoken(original):
    """A language by its own name, with a link to the text in it while readers can get that."""
    if original is None:
        return ""
    spoken = language(original.code)
    name = escape(spoken.name)
    if not original.path:
        return mark_safe(f'<bdi lang="{spoken.tag}">{name}</bdi>')  # noqa: S308
    link = f'<a href="{escape(original.path)}" lang="{spoken.tag}" hreflang="{spoken.tag}">'
    return mark_safe(f"<bdi>{link}{name}</a></bdi>")  # noqa: S308


def _filled(sentence, **parts):
    """A translated sentence as HTML with parts that are HTML; empty where a part is."""
    return mark_safe(escape(sentence) % parts) if all(parts.values()) else ""  # noqa: S308
