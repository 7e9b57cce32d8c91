"""What somebody typed and did not save yet, kept for them alone until they do.

It is no revision and nothing of the story: it leaves no trace in the log, and nobody else sees it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Autosave
from articles.text import markup
from articles.workflow.errors import Refused
from articles.workflow.rights import check
from articles.workflow.texts import MAX_BODY

# A form's fields with their names; more than any text that could be saved.
MAX_SIZE = 2 * MAX_BODY


@transaction.atomic
def keep(article, language, typed, *, started_from, by, is_rest=False, now=None):
    """Keeps what a form held (a dict of strings), in place of what was kept before.

    `started_from` is the number of the revision that the form was opened on. `is_rest` says that
    these are only the fields that changed since the form was last kept: a page that is being left
    may send little. Raises Refused where the form is not the one that was kept: its other fields
    would be taken for empty. Returns the Autosave.
    """
    check(by, "save_text", article, language)
    if is_rest:
        before = find(article, language, by)
        if before is None or before.started_from != started_from:
            raise Refused([_("What was typed before this is no longer kept.")])
        typed = before.typed | typed
    if reasons := list(_reasons_against(language, typed, by)):
        raise Refused(reasons)
    typed = {name: markup.CONTROLS.sub("", words) for name, words in typed.items()}
    kept, _created = Autosave.objects.update_or_create(
        article=article,
        language=language,
        user=by,
        defaults={
            "typed": typed,
            "started_from": started_from,
            "saved_at": now or timezone.now(),
        },
    )
    return kept


def find(article, language, by):
    """What this person typed last and did not save, or None."""
    return Autosave.objects.filter(article=article, language=language, user=by).first()


def drop(article, language, by):
    """Forgets it: the person saved, or does not want it."""
    Autosave.objects.filter(article=article, language=language, user=by).delete()


def _reasons_against(language, typed, by):
    if by is None or language not in codes():
        yield _("Only a person's own text in one of the newsroom's languages is kept.")
    pairs = typed.items() if isinstance(typed, dict) else [(None, None)]
    if not all(isinstance(each, str) for pair in pairs for each in pair):
        yield _("What was typed could not be read.")
    elif sum(len(each) for pair in pairs for each in pair) > MAX_SIZE:
        yield _("The text is longer than %(limit)d characters; please divide it.") % {
            "limit": MAX_BODY
        }
