"""When what readers see changes, the pages kept from before are no longer shown."""

from django.db.models import F
from django.utils import timezone

from articles.languages import codes
from articles.models import Generation


def renew(*languages, now=None):
    """Ends the generation of pages of these languages, of all without any named.

    Called by every verb that changes what readers see, in its transaction. The rows are held in
    one order, so that no two verbs wait for each other.
    """
    now = now or timezone.now()
    wanted = sorted(languages or codes())
    rows = Generation.objects.filter(language__in=wanted)
    held = set(rows.select_for_update().order_by("language").values_list("language", flat=True))
    Generation.objects.bulk_create(
        [Generation(language=code, raised_at=now) for code in wanted if code not in held],
        ignore_conflicts=True,
    )
    rows.update(number=F("number") + 1, raised_at=now)
