"""Who approved which version: read from the log, which can't be changed."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Event


def is_reviewed(language):
    """Whether the newsroom lets nothing go live in a language before it is approved."""
    return language in settings.REVIEWED_LANGUAGES


def is_approved(edition, revision):
    """Whether the last that was said of this very revision is an approval.

    Sending it back ends an approval, and so does a withdrawal of the language: what was taken
    from readers is looked at again before they get it back.
    """
    return bool(approved_among(edition.article_id, {edition.language: revision}))


def approved_among(article, revisions):
    """The same for a story's {language: revision}: the languages in which it is approved."""
    said = Event.objects.filter(article=article, language__in=revisions)
    said = said.filter(
        Q(verb__in=("approve", "send_back"), revision__in=[r for r in revisions.values() if r])
        | Q(verb="withdraw")
    )
    last = dict(said.order_by("pk").values_list("language", "verb"))
    return {language for language, verb in last.items() if verb == "approve"}


def reasons_against_reviewer(edition, user):
    """Four eyes: in a reviewed language nobody approves what they wrote last themselves.

    No rank is exempt; a newsroom with one person on duty asks for no review. The newsroom itself
    (None) approves what a command brings in.
    """
    wrote = edition.newest and edition.newest.created_by_id
    if user is not None and is_reviewed(edition.language) and wrote == user.pk:
        yield _("You wrote this version: somebody else has to approve it.")
