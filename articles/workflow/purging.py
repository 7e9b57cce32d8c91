"""Caches outside are told, once it is certain, that pages or files have changed."""

import logging
from time import sleep

from django.conf import settings
from django.tasks import task

from articles import cdn

logger = logging.getLogger(__name__)

# Seconds until every process of the newsroom knows of a change (articles.reader.page_cache asks
# each tenth of a second): a cache that asks earlier could be given the page from before.
ALL_KNOW = 0.3


def purge_pages(languages):
    """Purges the pages of languages in the background; nothing that fails here fails a verb."""
    _have_purged([cdn.tag(code) for code in languages])


def purge_files(sha256):
    """The same for the files of a photo."""
    _have_purged([cdn.photo_tag(sha256)])


def _have_purged(tags):
    if not settings.CDN["provider"]:
        return
    try:
        purge.enqueue(tags)
    except Exception:
        logger.exception("%s could not be purged.", ", ".join(tags))


@task
def purge(tags):
    """A failure is logged; what it leaves behind ends with its `s-maxage`."""
    sleep(ALL_KNOW)
    try:
        cdn.provider().purge(tags)
    except cdn.PurgeFailed as failure:
        logger.warning("%s not purged: %s", ", ".join(tags), failure)
