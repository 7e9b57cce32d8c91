"""What every verb does besides its own work: hold its article, and write down what was done."""

import unicodedata

from django.utils import timezone

from articles.models import Article, Edition, Event, Photo, PhotoEvent, Placement
from articles.text import markup


def hold(article):
    """The article's facts as they are now, held until the transaction ends.

    Every verb holds the article and nothing narrower: what one language's publication stands on
    (bylines, photos) can then not be taken away while it is looked at, and no two verbs can wait
    for each other. SQLite holds the whole file anyway.
    """
    held = Article.objects.select_for_update(no_key=True)
    return held.only("source_language", "embargo_until", "breaking_until").get(pk=article.pk)


def hold_photos(article):
    """Keeps the credits of the article's photos as they are until the transaction ends."""
    placed = Placement.objects.filter(article=article).values("photo")
    photos = Photo.objects.select_for_update(no_key=True).filter(pk__in=placed)
    list(photos.order_by("pk").values_list("pk"))


def lock(edition):
    """The edition as it is now, with its article held.

    Held first and read afterwards: a query that waits for a lock would still join the revisions
    as they were before it waited.
    """
    article = hold(edition.article)
    edition = Edition.objects.select_related("newest", "live", "next", "made_from").get(
        pk=edition.pk
    )
    edition.article = article
    return edition


def said(words):
    """What a person wrote beside a text, as it is stored: NFC, one kind of line end, and none of
    the characters that PostgreSQL does not take."""
    return unicodedata.normalize(
        "NFC", markup.CONTROLS.sub("", words.replace("\r\n", "\n"))
    ).strip()


def log(verb, article, *, by, language="", revision=None, note="", now=None):
    now = now or timezone.now()
    Event.objects.create(
        at=now, by=by, verb=verb, article=article, language=language, revision=revision, note=note
    )
    Article.objects.filter(pk=article.pk).update(changed_at=now)


def log_photo(verb, photo, *, by, note="", now=None):
    PhotoEvent.objects.create(at=now or timezone.now(), by=by, verb=verb, photo=photo, note=note)


def log_in_articles(verb, photo, *, by, note="", now=None):
    """One Event in each story that a photo is placed in. The stories' rows are not touched: who
    holds a photo must not wait for who holds a story."""
    now = now or timezone.now()
    articles = photo.placements.values_list("article", flat=True)
    Event.objects.bulk_create(
        Event(at=now, by=by, verb=verb, article_id=article, note=note) for article in articles
    )
