"""Tags that mean the same become one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.languages import codes, column
from articles.models import Article, Tag, TaggedArticle
from articles.text.keys import search_key
from articles.workflow import listings, search_index
from articles.workflow.errors import Refused
from articles.workflow.generations import renew


@transaction.atomic
def merge_tags(tags, into, by):
    """Gives the stories of `tags` the tag `into`, and deletes `tags`.

    Labels go with them: into a language in which `into` has none, else to its other spellings.
    Raises PermissionDenied, or Refused where nothing is left to merge.
    """
    if by is not None and not by.has_perms(["articles.change_tag", "articles.delete_tag"]):
        raise PermissionDenied(_("Your account does not have the right to do this."))
    keys = {tag.pk for tag in tags} | {into.pk}
    locked = {tag.pk: tag for tag in Tag.objects.select_for_update().filter(pk__in=keys)}
    into = locked.pop(into.pk, None)
    if into is None or not locked:
        raise Refused([_("Choose another tag to merge into.")])
    merged = [locked[key] for key in sorted(locked)]
    for tag in merged:
        _retag(tag, into)
    Tag.objects.filter(pk__in=locked).delete()
    listings.note_tags([into.pk, *locked])
    _take_labels(merged, into)
    search_index.rename(Article.objects.filter(tagged__tag=into))
    renew()
    return into


def _retag(tag, into):
    has_both = TaggedArticle.objects.filter(tag=into).values("content_object")
    rows = TaggedArticle.objects.filter(tag=tag)
    rows.filter(content_object__in=has_both).delete()
    rows.update(tag=into)


def _take_labels(merged, into):
    fields, spellings = ["aliases"], into.aliases.splitlines()
    for tag in merged:
        for code in codes():
            name, slug = column("name", code), column("slug", code)
            if getattr(tag, name) and not getattr(into, name):
                setattr(into, name, getattr(tag, name))
                setattr(into, slug, getattr(tag, slug))
                fields += [name, slug]
            elif label := getattr(tag, name):
                spellings.append(label)
        spellings += tag.aliases.splitlines()
    into.aliases = "\n".join(_distinct(spellings, into))
    into.save(update_fields=fields)


def _distinct(spellings, into):
    """Each spelling once, and none that is a label already."""
    known = {search_key(getattr(into, column("name", code)) or "") for code in codes()} | {""}
    for spelling in map(str.strip, spellings):
        if (key := search_key(spelling)) not in known:
            known.add(key)
            yield spelling
