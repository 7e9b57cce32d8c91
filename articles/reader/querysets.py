"""The wall: everything that readers see is read here, live text only, each column by its name.

Every function is compiled once for its arguments; what changes from request to request is a
Given. The models behind run in FETCH_RAISE mode: what is not named here can't be read.
"""

from functools import cache

from django.conf import settings
from django.db.models import (
    BigIntegerField,
    Case,
    DateTimeField,
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.fetch_modes import FETCH_RAISE

from articles.languages import column
from articles.models import (
    Byline,
    Edition,
    FormerSlug,
    MachineText,
    Placement,
    Section,
    Tag,
    TaggedArticle,
)
from articles.reader import policy_kinds, rights_clock
from articles.reader.listings import first, has_any, places
from articles.reader.names import columns
from articles.reader.prepared import Given, Prepared

PAGE = 24  # stories in a list; one more is read to know whether there are older ones
TEXT = ("title", "standfirst", "seo_title", "seo_description", "body")
CODES = [code for code, _name in settings.LANGUAGES]

NOW = Given("now", DateTimeField())
NUMBER = Given("number", BigIntegerField())
SLUG = Given("slug", TextField())
SINCE = Given("since", DateTimeField())
UNTIL = Given("until", DateTimeField())
BEFORE = Given("before", DateTimeField())
BEFORE_NUMBER = Given("before_number", BigIntegerField())

# Written out in the query: SQLite would plan it anew each time to see whether what is given is the
# value that an index is confined to.
LEAD = RawSQL(f"'{Placement.Role.LEAD.value}'", (), TextField())  # noqa: S611

# What is live by time alone; all other lists are places (reader.listings) in that of a `number`.
BY_TIME = {
    "all": Q(),
    "month": Q(published_at__gte=SINCE, published_at__lt=UNTIL),
}


def live(code):
    """The editions that are live in a language, with no more than what leads to them."""
    return (
        Edition.objects.fetch_mode(FETCH_RAISE)
        .live()
        .filter(language=code)
        .only("slug", "published_at", "updated_at", "reading_minutes", "article_id")
    )


def named(model):
    """All rows of a translated model, its columns read as they are named here.

    Left to itself, modeltranslation rewrites `values_list` through a set: columns in any order.
    """
    return model.objects.rewrite(False)


@cache
def sections(code):
    """Rows (pk, slug, is a text due by `now`, names…, kinds of the newsroom's own pages): what
    every page reads first."""
    return Prepared(
        named(Section)
        .order_by("position", "slug")
        .annotate(is_due=Exists(Edition.objects.due(NOW)), about=policy_kinds.told(code))
        .values_list("pk", "slug", "is_due", *columns(code), "about")
    )


@cache
def cards(code, which, *, is_older=False):
    """Rows for cards.Row, newest first; `is_older` takes `before` and `before_number`."""
    return Prepared(carded(listed(code, which, PAGE + 1, is_older=is_older), code))


def listed(code, which, most, *, is_older=False):
    """The newest editions of a list, in its order."""
    is_by_time = which in BY_TIME
    key = "pk" if is_by_time else "edition"
    found = live(code).filter(BY_TIME[which]) if is_by_time else places(code, which, NUMBER)
    if is_older:
        earlier = Q(published_at__lt=BEFORE) | Q((f"{key}__lt", BEFORE_NUMBER))
        found = found.filter(earlier, published_at__lte=BEFORE)
    stories = found if is_by_time else first(found, most)
    return stories.order_by("-published_at", "-pk")[:most]


def pictured(stories, code):
    """Live editions with the key of the photo that stands with each at `now`, as `standing`."""
    lead = Q(
        ("article__placements__role", LEAD),
        (f"article__placements__{column('alt_text', code)}__isnull", False),
    )
    return stories.annotate(lead=FilteredRelation("article__placements", condition=lead)).annotate(
        standing=rights_clock.standing(code, NOW, "lead__")
    )


def carded(stories, code):
    """Live editions as rows for cards.Row, each with its photo of `now`."""
    return (
        pictured(stories, code)
        .annotate(told=rights_clock.told(code))
        .values_list(
            *("pk", "slug", "published_at", "article__section_id"),
            f"article__{column('title', code)}",
            f"article__{column('standfirst', code)}",
            "lead__photo",
            f"lead__{column('alt_text', code)}",
            *("standing", "told", "article__kind", "article__sponsor"),
        )
    )


@cache
def languages(which):
    """The row (whether a list has a story in it, for each of CODES).

    Each question ends at the first story found. They are asked of one section, since a query
    needs a table to stand on; a newsroom without sections has no stories either.
    """
    asked = {f"in_{column('', code)}": _has_any(code, which) for code in CODES}
    return Prepared(named(Section).order_by("pk").annotate(**asked).values_list(*asked)[:1])


def _has_any(code, which):
    if which in BY_TIME:
        return Exists(Edition.objects.live().filter(BY_TIME[which], language=code))
    return has_any(code, which, NUMBER)


@cache
def story(code):
    """The row (stories.Facts…, text…) that a slug leads to."""
    return Prepared(
        live(code)
        .filter(slug=SLUG)
        .values_list(
            "article_id",
            "article__section_id",
            "slug",
            "published_at",
            "updated_at",
            "reading_minutes",
            *("article__kind", "article__sponsor", "article__made_by_ai", "word_count"),
            *(f"article__{column(name, code)}" for name in TEXT),
        )
    )


@cache
def editions(code):
    """Rows for articles.reader.editions: an article's editions, each as often as it has
    corrections, latest first. The last columns name the translator."""
    found = related(Edition.objects.filter(article=NUMBER), code)
    return Prepared(
        found.order_by("-corrections__at", "-corrections__pk", "pk").values_list(
            *RELATED, *columns(code, "translated_by__")
        )
    )


# The columns of editions.Row, but for the translator's names.
RELATED = (
    *("pk", "language", "slug", "published_at", "live", "made_from", "base"),
    *("corrections", "corrections__answers", "corrections__revision", "corrections__at"),
    *("note", "uid", "is_live_by_machine", "is_checked", "translated_by__slug"),
)


def related(found, code):
    """Editions with what RELATED names. Notes come in the one language asked for. Those that were
    never published are there for what was made from them."""
    note = Case(
        When(language=code, then="corrections__note"),
        default=Value(""),
        output_field=TextField(),
    )
    checked = MachineText.objects.checked_in_live().filter(edition=OuterRef("pk"))
    return found.annotate(note=note, is_checked=Exists(checked))


@cache
def credits_and_tags(code):
    """Rows (is a tag, position, row, key, slug, pages elsewhere, names…) of an article's authors,
    and of the tags that have an address in the language."""
    slug = f"tag__{column('slug', code)}"
    authors = (
        Byline.objects.filter(article=NUMBER)
        .order_by()
        .values_list(
            *(Value(0), "position", "pk", "author", "author__slug", "author__links"),
            *columns(code, "author__"),
        )
    )
    tags = (
        TaggedArticle.objects.filter(content_object=NUMBER, **{f"{slug}__gt": ""})
        .order_by()
        .values_list(*(Value(1), Value(0), "pk", "tag", slug, Value("")), *columns(code, "tag__"))
    )
    return Prepared(authors.union(tags, all=True))


@cache
def tag(code):
    """The row (pk, names…, slug in each of CODES…) of a tag's slug in the language."""
    return Prepared(
        named(Tag)
        .filter(**{column("slug", code): SLUG})
        .order_by()
        .values_list("pk", *columns(code), *(column("slug", each) for each in CODES))
    )


@cache
def withdrawn(code):
    """The row (article, time, notice) of a slug whose story was withdrawn."""
    return Prepared(
        Edition.objects.withdrawn()
        .filter(language=code, slug=SLUG)
        .values_list("article_id", "withdrawn_at", "withdrawal_notice")
    )


@cache
def former(code):
    """The row (slug now, published_at) of a former slug, whether still live or withdrawn."""
    return Prepared(
        FormerSlug.objects.filter(language=code, slug=SLUG, edition__published_at__isnull=False)
        .order_by()
        .values_list("edition__slug", "edition__published_at")
    )
