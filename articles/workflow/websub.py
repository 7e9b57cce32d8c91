"""A hub is told which feeds have changed, so that subscribers hear of it at once.

https://www.w3.org/TR/websub/; what a publisher says to its hub is agreed between them, and hubs
understand `hub.mode=publish` with one `hub.url` for each feed. Without a hub nothing is sent.
"""

import logging
from functools import partial

import requests
from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.urls import reverse

from articles.languages import column
from articles.models import Article

FORMS = ("atom", "rss", "json")
# Feeds told of one change, however many tags and authors a story has.
MOST = 90
TIMEOUT = 5  # seconds, to connect and between two bytes


def feeds_changed(article, code):
    """Has the hub told of the feeds that an article is in, once this transaction is committed;
    a queue that is down fails nothing."""
    if settings.WEBSUB_HUB:
        transaction.on_commit(partial(tell_hub.enqueue, article.pk, code), robust=True)


@task
def tell_hub(article, code):
    """Tells the hub once; what it does not take is in the log, and comes with the next change."""
    told = {"hub.mode": "publish", "hub.url": addresses(article, code)}
    try:
        answer = requests.post(
            settings.WEBSUB_HUB, data=told, timeout=TIMEOUT, allow_redirects=False
        )
        if answer.status_code not in range(200, 300):
            raise requests.HTTPError(f"It answered {answer.status_code}.")
    except requests.RequestException as error:
        logging.getLogger(__name__).warning("The hub was not told of changed feeds: %s", error)


def addresses(article, code):
    """The absolute addresses of the feeds of a language that an article is in: the language's
    own, its section's, its authors' and its tags'."""
    found = Article.objects.filter(pk=article).values_list("section__slug", flat=True)
    slug = f"tag__{column('slug', code)}"
    lists = [("reader:feed", ())]
    for section in found:
        lists.append(("reader:section_feed", (section,)))
    stories = Article(pk=article)
    for author in stories.bylines.values_list("author__slug", flat=True):
        lists.append(("reader:author_feed", (author,)))
    for tag in stories.tagged.filter(**{f"{slug}__gt": ""}).values_list(slug, flat=True):
        lists.append(("reader:tag_feed", (tag,)))
    paths = (reverse(name, args=[code, *of, form]) for name, of in lists for form in FORMS)
    return [settings.NEWSROOM_URL + path for path in paths][:MOST]
