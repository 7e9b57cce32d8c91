"""Who translates what, until when."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codename, codes
from articles.languages import language as language_of
from articles.models import Article, Edition, User
from articles.workflow.errors import Refused
from articles.workflow.record import lock, log
from articles.workflow.rights import check, may
from articles.workflow.texts import open_edition


@transaction.atomic
def assign(places, *, to, by, deadline_at=None, seen=None, now=None):
    """Gives texts, (article, language) pairs, to a person until a deadline (an aware datetime).

    `to` None takes them back from whoever has them. What nobody has opened is opened. `seen` maps
    each pair to the edition's `assigned_at` as the person saw it. All or nothing: Refused names
    every language that the person may not write, and who was given a text since. Returns the
    number of texts that changed hands or deadline.
    """
    now = now or timezone.now()
    places = sorted(set(places), key=lambda place: (place[0].pk, place[1]))
    _hold({article.pk for article, _language in places})
    for article, language in places:
        check(by, "assign", article, language)
    reasons = [*_reasons_against_person(to, places), *_reasons_against_time(deadline_at, now)]
    if seen is not None:
        reasons += _reasons_against_others(seen, to, deadline_at)
    if reasons:
        raise Refused(dict.fromkeys(reasons))
    return sum(_give(*place, to=to, by=by, deadline_at=deadline_at, now=now) for place in places)


@transaction.atomic
def take(article, language, *, by, now=None):
    """A person takes on a text that nobody has, and becomes who has it; no deadline is set."""
    check(by, "take", article, language)
    if by is None:
        raise Refused([_("Only a person can take on a text.")])
    _hold({article.pk})
    edition = lock(open_edition(article, language))
    if edition.assigned_to_id == by.pk:
        return
    if edition.assigned_to is not None:
        raise Refused([_who_has(edition.assigned_to, language)])
    _write(edition, by, by=by, deadline_at=None, now=now or timezone.now())
    log("take", edition.article, by=by, language=language, revision=edition.newest, now=now)


@transaction.atomic
def give_back(edition, *, by, now=None):
    """Who has a text leaves it to others. Who may assign it takes it back with `assign`."""
    check(by, "give_back", edition.article, edition.language)
    edition = lock(edition)
    if by is None or edition.assigned_to_id != by.pk:
        raise Refused([_("Only who has a text can give it back.")])
    _write(edition, None, by=by, deadline_at=None, now=now or timezone.now())
    log("give_back", edition.article, by=by, language=edition.language, now=now)


def name_of(user):
    """What a person is called at the desk."""
    return user.get_full_name() or user.get_username()


def _hold(keys):
    """In the order of their keys, so that two people who assign at once wait for one another."""
    held = Article.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    list(held.values_list("pk"))


def _reasons_against_person(to, places):
    if to is None:
        return
    refused = dict.fromkeys(
        language for article, language in places if not may(to, "save_text", article, language)
    )
    for language in refused:
        yield _("%(who)s may not write in %(language)s.") % _named(to, language)


def _reasons_against_time(deadline_at, now):
    if deadline_at is None:
        return
    if timezone.is_naive(deadline_at):
        yield _("The deadline has no time zone.")
    elif deadline_at <= now:
        yield _("The deadline lies in the past.")


def _reasons_against_others(seen, to, deadline_at):
    """Who has by now what was free, or somebody else's, when the person looked."""
    seen = {(article.pk, language): since for (article, language), since in seen.items()}
    wanted = (to, deadline_at if to else None)
    found = Edition.objects.filter(article__in={pk for pk, _language in seen})
    for edition in found.select_related("assigned_to").order_by("language"):
        here = (edition.article_id, edition.language)
        if here not in seen or seen[here] == edition.assigned_at:
            continue
        if (edition.assigned_to, edition.deadline_at) != wanted:
            yield _who_has(edition.assigned_to, edition.language)


def _who_has(holder, language):
    if holder is None:
        named = {"language": language_of(language).name}
        return _("Nobody has the text in %(language)s any more.") % named
    return _("%(who)s has the text in %(language)s already.") % _named(holder, language)


def _give(article, language, *, to, by, deadline_at, now):
    edition = article.edition(language)
    if edition is None and to is None:
        return False
    edition = edition or open_edition(article, language)
    if to is None:
        deadline_at = None
    if (edition.assigned_to, edition.deadline_at) == (to, deadline_at):
        return False
    before = edition.assigned_to
    _write(edition, to, by=by, deadline_at=deadline_at, now=now)
    verb, note = ("assign", name_of(to)) if to else ("unassign", before and name_of(before))
    log(verb, article, by=by, language=language, note=note or "", now=now)
    return True


def _write(edition, to, *, by, deadline_at, now):
    Edition.objects.filter(pk=edition.pk).update(
        assigned_to=to,
        assigned_by=by if to else None,
        assigned_at=now if to else None,
        deadline_at=deadline_at,
    )


def _named(user, language):
    return {"who": name_of(user), "language": language_of(language).name}


def writers():
    """Who can be given texts: {User: set of the codes that they may translate into}.

    Who may begin stories is among them, for originals, if with an empty set. Two queries.
    """
    names = {codename("translate", code): code for code in codes()}
    wanted = [*names, "add_article"]
    held = [
        User.objects.filter(
            **{f"{path}__codename__in": wanted, f"{path}__content_type__app_label": "articles"}
        )
        .order_by()
        .values_list("pk", f"{path}__codename")
        for path in ("groups__permissions", "user_permissions")
    ]
    may_write = {}
    for pk, name in held[0].union(held[1]):
        may_write.setdefault(pk, set()).update({names[name]} if name in names else ())
    people = User.objects.filter(is_active=True, is_staff=True).order_by("first_name", "username")
    people = people.only("username", "first_name", "last_name", "is_superuser")
    return {
        user: set(codes()) if user.is_superuser else may_write[user.pk]
        for user in people
        if user.is_superuser or user.pk in may_write
    }
