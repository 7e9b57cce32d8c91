"""Credits that came without their picture."""

from django.db import transaction

from articles.models import WantedPhoto
from articles.workflow.record import log
from articles.workflow.rights import check


@transaction.atomic
def want_photo(article, *, credit_wording, photographer=None, source=None, by):
    """Notes a credit that came without its picture."""
    check(by, "save_facts", article)
    wanted = WantedPhoto.objects.create(
        article=article,
        credit_wording=credit_wording[:300],
        photographer=photographer,
        source=source,
    )
    log("want_photo", article, by=by, note=credit_wording)
    return wanted


@transaction.atomic
def find_wanted_photo(wanted, photo, *, by):
    """Says which picture a wanted credit belongs to, so that nobody looks for it any more."""
    check(by, "save_facts", wanted.article)
    WantedPhoto.objects.filter(pk=wanted.pk).update(found=photo)
    log("find_wanted_photo", wanted.article, by=by, note=wanted.credit_wording)
