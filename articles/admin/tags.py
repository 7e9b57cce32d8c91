"""Tags as they are typed: labels with commas, in any of the newsroom's languages."""

import re

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from articles.languages import codes, column
from articles.models import Tag
from articles.text import slugs
from articles.text.keys import name_key
from articles.workflow import Refused

# Commas as the newsroom's keyboards have them: Latin, Arabic, Chinese, Japanese.
COMMA = re.compile("[,،，、;؛；\n]")


def labels(typed):
    """The labels in what somebody typed, each once."""
    found = {}
    for label in (" ".join(part.split()) for part in COMMA.split(typed)):
        if label:
            found.setdefault(name_key(label) or label, label)
    return list(found.values())


def find(wanted):
    """Pairs of a label and the Tag that it means in any language, or None; in two queries."""
    columns = [column("name", code) for code in codes()]
    keys = {name_key(label): label for label in wanted}
    pks = {}
    rows = Tag.objects.order_by("pk").values_list("pk", "aliases", *columns) if wanted else ()
    for pk, aliases, *names in rows:
        for name in (*filter(None, names), *aliases.splitlines()):
            if (key := name_key(name)) in keys:
                pks.setdefault(key, pk)
    tags = Tag.objects.in_bulk(pks.values())
    return [(label, tags.get(pks.get(name_key(label)))) for label in wanted]


def find_or_make(typed, code, *, by):
    """The tags of a typed line, and the list of those that were made for it."""
    pairs = find(labels(typed))
    unknown = [label for label, tag in pairs if tag is None]
    if unknown and not by.has_perm("articles.add_tag"):
        raise PermissionDenied(
            _("There is no tag “%(label)s”, and your account may not make new ones.")
            % {"label": unknown[0]}
        )
    made = {label: make(label, code) for label in unknown}
    return [tag or made[label] for label, tag in pairs], list(made.values())


def make(label, code):
    """A new tag with its label and address in one language."""
    slug_column = column("slug", code)
    base = slugs.slugify(label, code)
    if not base or len(label) > Tag._meta.get_field("name").max_length:
        raise Refused([_("“%(label)s” can't be a tag.") % {"label": label[:60]}])
    slug, number = base, 1
    while Tag.objects.filter(**{slug_column: slug}).exists():
        number += 1
        slug = f"{base}-{number}"
    return Tag.objects.create(**{column("name", code): label, slug_column: slug})


def line(tags, code):
    """Tags as somebody would type them in a language."""
    return ", ".join(tag.name_in(code).text for tag in tags)
