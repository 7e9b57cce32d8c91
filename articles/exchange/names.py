"""Finding the author or source that a written name means, in whatever language it is written."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from articles.languages import codes, column
from articles.models import Author, Source
from articles.text import slugs
from articles.text.checks.scripts import is_written_in
from articles.text.keys import name_key
from articles.workflow import Refused

# Room behind an address for the number that tells namesakes apart.
LONGEST_SLUG = Author._meta.get_field("slug").max_length - 5


class Match(NamedTuple):
    """A written name, the Author or Source that it means (None: a new one), and how many more
    bear the same name."""

    name: str
    found: Author | Source | None
    others: int = 0

    @property
    def is_called_otherwise(self):
        """Whether who is meant has another name than the written one in the active language."""
        return self.found is not None and str(self.found) != self.name


def find_author(name, language=None):
    """The Author with this name in any language, spaces, case and hyphens aside; or None.

    Of namesakes it is one who has the name in `language`, and of these the first.
    """
    return match_author(name, language).found


def find_source(name, language=None):
    """The Source with this name, found as an author is."""
    return match_source(name, language).found


def match_author(name, language=None):
    return _match(Author, name, language)


def match_source(name, language=None):
    return _match(Source, name, language)


def find_or_make_author(name, language, *, by):
    """The Author of this name, made where there is none: named in one language.

    Raises Refused for what can be no name, and where `by` may not add authors.
    """
    return find_author(name, language) or _make(
        Author, name, language, by=by, slug=_free_slug(name, language)
    )


def find_or_make_source(name, language, *, by):
    """The Source of this name, found or made as an author is."""
    return find_source(name, language) or _make(Source, name, language, by=by)


def written_in(name, here):
    """The language in whose letters a name is written: `here` if it may be, else the first one
    of the newsroom's that has them."""
    return next((code for code in (here, *codes()) if is_written_in(name, code)), here)


def reasons_against_name(model, name, by=None):
    """Why nobody (or no organisation) of this name can be made, as sentences."""
    limit = model._meta.get_field("name").max_length
    if not name_key(name):
        yield _("“%(name)s” is not a name.") % {"name": name}
    if len(name) > limit:
        yield _("The name “%(name)s…” is longer than %(limit)d characters.") % {
            "name": name[:40],
            "limit": limit,
        }
    if by is not None and not by.has_perm(f"articles.add_{model._meta.model_name}"):
        yield _("“%(name)s” is new here, and your account may not add names.") % {"name": name}


def _make(model, name, language, *, by, **fields):
    if reasons := list(reasons_against_name(model, name, by)):
        raise Refused(reasons)
    return model.objects.create(**fields, **{column("name", language): name})


def _free_slug(name, language):
    base = slugs.slugify(name, language)[:LONGEST_SLUG].rstrip("-") or "author"
    taken = set(Author.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _match(model, name, language):
    key = name_key(name)
    if not key:
        return Match(name, None)
    # A newsroom that works in fewer languages still has names in the others.
    columns = {code: column("name", code) for code, _name in settings.LANGUAGES}
    wanted = columns.get(language)
    found = []
    for row in model.objects.order_by("pk").values("pk", *columns.values()):
        pk = row.pop("pk")
        having = [name for name, known in row.items() if known and name_key(known) == key]
        if having:
            found.append((wanted not in having, pk))
    if not found:
        return Match(name, None)
    _is_elsewhere, first = min(found)
    return Match(name, model.objects.get(pk=first), len(found) - 1)
