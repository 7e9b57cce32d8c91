"""A small newsroom for tests: rows made the shortest way, live text through the verbs.

What a test does not name is filled in; each name and slug is used once.
"""

from datetime import timedelta
from hashlib import sha256
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone

from articles import workflow
from articles.languages import codes, column
from articles.models import (
    Article,
    Author,
    Byline,
    Licence,
    Photo,
    Placement,
    Section,
    Source,
    Tag,
    Text,
    User,
)
from articles.workflow.photo_words import note_words

_numbers = count(1)
LETTERS = str.maketrans("0123456789", "bcdfghjklm")


def user(*groups, name=None, **fields):
    """Somebody at the desk, a member of the ready-made groups named."""
    made = User.objects.create_user(
        name or f"user-{next(_numbers)}", password="secret", is_staff=True, **fields
    )
    made.groups.set(Group.objects.filter(name__in=groups))
    return made


def section(slug=None, **names):
    """A section; with no names (`ko="지역"`) it has one in each language."""
    slug = slug or f"section-{next(_numbers)}"
    return Section.objects.create(slug=slug, **_names(slug, names))


def author(slug=None, **names):
    slug = slug or f"author-{next(_numbers)}"
    return Author.objects.create(slug=slug, **_names(slug, names))


def source(**names):
    return Source.objects.create(**_names(f"Agency {next(_numbers)}", names))


def tag(slug=None, **names):
    """A tag with an address in each language that it has a name in."""
    slug = slug or f"tag-{next(_numbers)}"
    names = names or {code.replace("-", "_"): slug for code in codes()}
    slugs = {column("slug", code.replace("_", "-")): slug for code in names}
    return Tag.objects.create(**_names(slug, names), **slugs)


def photo(*, photographer=None, source=None, widths=(480, 800, 1200), **fields):
    """A credited photo whose files were never made: rows only."""
    number = next(_numbers)
    digest = sha256(str(number).encode()).hexdigest()
    if not (photographer or source):
        photographer = author(f"photographer-{number}")
    fields.setdefault("licence", Licence.objects.get_or_create(code="own")[0])
    renditions = [
        {
            "width": width,
            "height": width * 2 // 3,
            "format": made,
            "file": f"{digest[:2]}/{digest[:16]}-{width}.{made}",
        }
        for width in widths
        for made in ("webp", "jpeg")
    ]
    made = Photo.objects.create(
        original=f"{digest}.jpg",
        sha256=digest,
        width=1200,
        height=800,
        photographer=photographer,
        source=source,
        renditions=renditions,
        **fields,
    )
    note_words(made)
    return made


def article(source="ko", *, authors=1, section=None, tags=(), photos=()):
    """An article without text. `authors` is a number or Authors, `photos` are Photos (the first
    is the lead) or (Photo, role, after_block)."""
    if isinstance(authors, int):
        authors = [author() for _ in range(authors)]
    made = Article.objects.create(source_language=source, section=section or globals()["section"]())
    Byline.objects.bulk_create(
        Byline(article=made, author=each, position=position)
        for position, each in enumerate(authors)
    )
    made.tags.set(tags)
    for position, each in enumerate(photos):
        if isinstance(each, Photo):
            each = (each, Placement.Role.GALLERY if position else Placement.Role.LEAD, 0)
        placed, role, after_block = each
        Placement.objects.create(
            article=made, photo=placed, role=role, after_block=after_block, position=position
        )
    return made


def draft(article, code, *, by=None, **words):
    """Writes a text (Text's own fields) in a language and returns its edition.

    Each placed photo gets an alt text unless `captions` are given.
    """
    number = next(_numbers)
    # In letters: a number in a translation that its original lacks is what the checks look for.
    name = str(number).translate(LETTERS)
    words = {
        "title": f"Story {name} {code}",
        "slug": f"story-{number}",
        "body": f"<p>Body {name} {code}</p>",
        "captions": {
            str(placed): {"caption": f"Caption {code}", "alt_text": f"Alt {code}"}
            for placed in article.placements.values_list("photo_id", flat=True)
        },
    } | words
    edition = article.edition(code)
    newest = edition.newest.number if edition and edition.newest else None
    workflow.save_text(article, code, Text(**words), by=by, started_from=newest)
    return article.edition(code)


def live(article, code, *, at=None, **words):
    """Writes and publishes a text, now or at a time gone by; returns its edition."""
    workflow.publish(draft(article, code, **words), by=None, now=at)
    return article.edition(code)


def scheduled(article, code, *, due_in, **words):
    """Writes a text and schedules it for `due_in` (a timedelta) from now, ahead or gone by."""
    now = timezone.now()
    planned = min(now, now + due_in) - timedelta(minutes=1)
    workflow.publish(draft(article, code, **words), by=None, at=now + due_in, now=planned)
    return article.edition(code)


def _names(fallback, names):
    names = names or {code.replace("-", "_"): fallback for code in codes()}
    return {column("name", code.replace("_", "-")): text for code, text in names.items()}
