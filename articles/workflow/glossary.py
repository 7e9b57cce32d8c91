"""The glossary changes hands: one term from the form, many from a file."""

from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes, column, language
from articles.models import Term
from articles.models.glossary import TRANSLATED
from articles.text.keys import search_key
from articles.text.terms import Entry
from articles.workflow.errors import Refused

# A glossary of ten thousand terms is a big newsroom's; more is another kind of file.
MOST_TERMS = 10_000


@dataclass(frozen=True)
class Taken:
    """How many terms a file added, changed and left as they were; `notes` are sentences."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    notes: tuple[str, ...] = ()


def reasons_not_to_keep(entry: Entry):
    """Yields sentences that say what is wrong with a term by itself."""
    if not entry.forms:
        yield _("A term needs its approved form in at least one language.")
    if entry.do_not_translate and len(set(entry.forms.values())) > 1:
        yield _("A term that is not translated has the same form in every language.")
    for code, name in _named(entry.forms):
        if len(entry.forms[code]) > _longest("name"):
            yield _("%(language)s: the approved form is too long.") % {"language": name}
    for code, name in _named(entry.explanations):
        if len(entry.explanations[code]) > _longest("explanation"):
            yield _("%(language)s: what it stands for is too long.") % {"language": name}
    for code, name in _named(entry.avoid):
        for form in entry.avoid[code]:
            if form in (entry.form_in(code), entry.explanations.get(code)):
                yield _("%(language)s: “%(form)s” can’t be approved and to be avoided at once.") % {
                    "language": name,
                    "form": form,
                }


def same_terms(entry: Entry):
    """Pairs of a Term with the same approved form in a language, and that language's code."""
    columns = {code: column("name", code) for code in entry.forms}
    wanted = {code: search_key(entry.forms[code]) for code in columns}
    for term in Term.objects.exclude(pk=entry.id).only("kind", *columns.values()):
        for code, field in columns.items():
            if search_key(getattr(term, field) or "") == wanted[code]:
                yield term, code
                break


@transaction.atomic
def save_term(entry: Entry, *, by, now=None):
    """Writes a new term (`id` None) or changes the one with that id; returns it.

    Raises PermissionDenied, or Refused with every reason.
    """
    _check(by, "add" if entry.id is None else "change")
    if reasons := list(reasons_not_to_keep(entry)):
        raise Refused(reasons)
    term = Term() if entry.id is None else Term.objects.select_for_update().get(pk=entry.id)
    return _written(term, entry, by, now or timezone.now())


@transaction.atomic
def import_terms(entries: list[Entry], *, by, now=None) -> Taken:
    """Takes in terms from a file: all of them, or none where one can't be kept.

    A term is known by its id if it also shares a form with that term, else by kind and a form in
    the same language. What an entry does not say stays as it is (`kind` "", `do_not_translate`
    None, languages that it lacks); what it says replaces what was there. Languages that the
    newsroom does not work in are passed over.
    """
    _check(by, "add")
    _check(by, "change")
    if len(entries) > MOST_TERMS:
        raise Refused([_("The file has more than %(count)d terms.") % {"count": MOST_TERMS}])
    known = _Known(Term.objects.select_for_update().order_by("pk"))
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    reasons = []
    for entry in map(_in_our_languages, entries):
        term = known.find(entry)
        merged = _merged(term.entry() if term else None, entry)
        reasons += [
            f"{next(iter(entry.forms.values()), '?')}: {why}" for why in reasons_not_to_keep(merged)
        ]
        if reasons or (term and merged == term.entry()):
            counts["unchanged"] += 1
            continue
        counts["changed" if term else "added"] += 1
        known.add(_written(term or Term(), merged, by, now or timezone.now()))
    if reasons:
        raise Refused(reasons[:20])
    return Taken(**counts)


class _Known:
    """The terms that exist, by id and by kind, language and form."""

    def __init__(self, terms):
        self.by_id, self.by_form = {}, {}
        for term in terms:
            self.add(term)

    def add(self, term):
        self.by_id[term.pk] = term
        for key in _keys(term.entry()):
            self.by_form.setdefault(key, term)

    def find(self, entry):
        keys = _keys(entry)
        same = self.by_id.get(entry.id)
        if same and not {key[1:] for key in keys}.isdisjoint(
            key[1:] for key in _keys(same.entry())
        ):
            return same
        if not entry.kind:
            keys = [(kind, *key[1:]) for key in keys for kind in Term.Kind.values]
        return next((self.by_form[key] for key in keys if key in self.by_form), None)


def _in_our_languages(entry):
    def ours(said):
        return {code: said[code] for code in codes() if code in said}

    return replace(
        entry,
        forms=ours(entry.forms),
        explanations=ours(entry.explanations),
        avoid=ours(entry.avoid),
    )


def _keys(entry):
    return [(entry.kind, code, search_key(form)) for code, form in entry.forms.items()]


def _merged(known, entry):
    if known is None:
        return replace(
            entry,
            id=None,
            kind=entry.kind or Term.Kind.WORD.value,
            do_not_translate=bool(entry.do_not_translate),
        )
    untold = entry.do_not_translate is None
    return replace(
        entry,
        id=known.id,
        kind=entry.kind or known.kind,
        do_not_translate=known.do_not_translate if untold else entry.do_not_translate,
        note=entry.note or known.note,
        forms=known.forms | entry.forms,
        explanations=known.explanations | entry.explanations,
        avoid=known.avoid | entry.avoid,
    )


def _written(term, entry, by, now):
    term.kind, term.do_not_translate, term.note = entry.kind, entry.do_not_translate, entry.note
    term.changed_at, term.changed_by = now, by
    said = {
        "name": entry.forms,
        "explanation": entry.explanations,
        "avoid": {code: "\n".join(forms) for code, forms in entry.avoid.items()},
    }
    columns = []
    for field in TRANSLATED:
        for code in codes():
            columns.append(column(field, code))
            setattr(term, columns[-1], said[field].get(code, ""))
    facts = ["kind", "do_not_translate", "note", "changed_at", "changed_by"]
    # A language that the newsroom does not work in keeps what its columns hold.
    term.save(update_fields=None if term.pk is None else [*facts, *columns])
    return term


def _named(said):
    return [(code, language(code).name) for code in said]


def _longest(field):
    return Term._meta.get_field(field).max_length


def _check(by, verb):
    if by is not None and not by.has_perm(f"articles.{verb}_term"):
        raise PermissionDenied(_("Your account does not have the right to do this."))
