"""Caches outside are told, once it is certain, that pages have changed."""

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
    if not settings.CDN["provider"]:
        return
    try:
        purge.enqueue(languages)
    except Exception:
        logger.exception("The pages of %s could not be purged.", ", ".join(languages))


@task
def purge(languages):
    """A failure is logged; what it leaves behind ends with its `s-maxage`."""
    sleep(ALL_KNOW)
    try:
        cdn.provider().purge([cdn.tag(code) for code in languages])
    except cdn.PurgeFailed as failure:
        logger.warning("The pages of %s were not purged: %s", ", ".join(languages), failure)
