"""A newsroom of any size, written in bulk as the verbs would have written it."""

from dataclasses import asdict
from datetime import timedelta
from itertools import batched
from urllib.parse import quote

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.bench import stories
from articles.bench.stories import LANGUAGES
from articles.languages import column
from articles.models import (
    Article,
    Byline,
    Edition,
    Event,
    Photo,
    Placement,
    Revision,
    Section,
    TaggedArticle,
)
from articles.models.search_index import tidy
from articles.text import keys
from articles.workflow import search_index

BATCH = 500  # articles
APART = timedelta(minutes=48)  # thirty stories a day


def build(count, now=None):
    """Writes `count` articles, each live in LANGUAGES; the newest was published at `now`."""
    now = now or timezone.now()
    named = stories.names()
    for numbers in batched(range(count), BATCH):
        photos = Photo.objects.bulk_create([stories.photo(number, named) for number in numbers])
        told = [
            stories.story(number, photo, named, now - APART * number)
            for number, photo in zip(numbers, photos, strict=True)
        ]
        _write_facts(told, named)
        _write_editions(told)
    tidy()


def paths(count):
    """The addresses to ask for, by page: every front page and section, some tags, and as many
    stories in each language, as far apart as the newsroom is large; each is searched for, too."""
    fronts = [f"/{code}/" for code in LANGUAGES]
    live = Edition.objects.live().order_by("pk")
    each = {
        code: list(live.filter(language=code).values_list("pk", flat=True)) for code in LANGUAGES
    }
    chosen = [pk for pks in each.values() for pk in pks[:: max(1, len(pks) // count)][:count]]
    slugs = Section.objects.values_list("slug", flat=True)
    told = list(live.filter(pk__in=chosen))
    tags = [stories.tag_slug(number) for number in range(1, 61, 3)]
    return {
        "front": fronts,
        "section": [f"{front}{slug}/" for front in fronts for slug in slugs],
        "tag": [f"{front}tags/{slug}/" for front in fronts for slug in tags],
        "story": [edition.get_absolute_url() for edition in told],
        "feed": [f"{front}feed.{made}" for front in fronts for made in ("atom", "rss", "json")],
        "search": [_search(edition) for edition in told],
    }


def _search(edition):
    """A search for the two names of a headline."""
    return f"/{edition.language}/search/?q={quote(' '.join(edition.newest_title.split()[-2:]))}"


def _write_facts(told, named):
    """Each story has two authors, three tags and its lead photo, shown in each language."""
    Article.objects.bulk_create([story.article for story in told])
    Byline.objects.bulk_create(
        Byline(article=story.article, author=author, position=position)
        for story in told
        for position, author in enumerate(_some(named.authors, story.number, 2))
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=story.article, tag=tag)
        for story in told
        for tag in _some(named.tags, story.number, 3)
    )
    Placement.objects.bulk_create(
        Placement(
            article=story.article,
            photo=story.photo,
            **{
                column(name, code): text.captions[str(story.photo.pk)][name]
                for code, text in story.texts.items()
                for name in ("caption", "alt_text")
            },
        )
        for story in told
    )


def _some(rows, number, count):
    return [rows[(number * count + each) % len(rows)] for each in range(count)]


def _write_editions(told):
    """The editions, one revision of each, and what the log says of them."""
    sources = Edition.objects.bulk_create([_edition(story, story.source) for story in told])
    translations = Edition.objects.bulk_create(
        [
            _edition(story, code, made_from=source)
            for story, source in zip(told, sources, strict=True)
            for code in story.translations
        ]
    )
    by_article = {story.article.pk: story for story in told}
    written = [(by_article[edition.article_id], edition) for edition in (*sources, *translations)]
    revisions = Revision.objects.bulk_create(
        [
            Revision(edition=edition, number=1, **asdict(story.texts[edition.language]))
            for story, edition in written
        ]
    )
    _point_at_revisions()
    search_index.note([*sources, *translations])
    Event.objects.bulk_create(_events(told, written, revisions))


def _edition(story, code, made_from=None):
    text = story.texts[code]
    _html, word_count, reading_minutes = stories.body(code, story.number % stories.BODIES)
    return Edition(
        article=story.article,
        language=code,
        made_from=made_from,
        slug=text.slug,
        newest_title=text.title,
        search_key=keys.search_key(text.title),
        word_count=word_count,
        reading_minutes=reading_minutes,
        changed_at=story.published_at,
        published_at=story.published_at,
        updated_at=story.published_at,
    )


def _point_at_revisions():
    """Each new edition's only revision is its newest, its live one, and its translations' base."""
    own = Revision.objects.filter(edition=OuterRef("pk")).values("pk")
    original = Revision.objects.filter(edition=OuterRef("made_from")).values("pk")
    Edition.objects.filter(newest=None).update(
        newest=Subquery(own), live=Subquery(own), base=Subquery(original)
    )


def _events(told, written, revisions):
    for story in told:
        yield Event(at=story.published_at, verb="create_article", article=story.article)
    for (story, edition), revision in zip(written, revisions, strict=True):
        for verb in ("save_text", "publish"):
            yield Event(
                at=story.published_at,
                verb=verb,
                article=story.article,
                language=edition.language,
                revision=revision,
            )
