"""Which generation of pages each language has now, as one process knows it."""

import logging
from datetime import UTC, datetime
from functools import cache
from threading import Lock
from typing import NamedTuple

from django.db import connection

from articles.models import Generation as Row
from articles.reader.prepared import Prepared
from articles.workflow import generations, turn

logger = logging.getLogger(__name__)
PERIOD = 0.1  # seconds; what another process has changed is seen after this


class Generation(NamedTuple):
    """Times are seconds since 1970."""

    number: int
    raised_at: float
    ends_at: float


class Seen:
    """One for each process; its threads share what each of them has read."""

    def __init__(self):
        self.rows, self.read_at, self.committed = {}, 0.0, None
        self.reading, self.turning = Lock(), Lock()

    def current(self, code, now):
        """The Generation of a language at `now`; None where the database can't say.

        The first to come after its end has what is due published.
        """
        try:
            if self._is_old(now):
                self._read(now)
            row = self.rows.get(code)
            return row if row and now < row.ends_at else self._turned(code, now)
        except Exception:
            logger.exception("Which pages readers should see could not be read.")
            return None

    def read_again(self, code, now):
        """The same, whatever this process knows already."""
        self.committed = None
        return self.current(code, now)

    def _is_old(self, now):
        return not 0 <= now - self.read_at < PERIOD or self.committed != generations.committed

    def _read(self, now):
        with self.reading:
            if not self._is_old(now):
                return
            committed = generations.committed
            if not connection.in_atomic_block:
                # As Django does before a request: a database may have been away.
                connection.close_if_unusable_or_obsolete()
            self.rows = {
                code: Generation(number, raised_at.timestamp(), ends_at.timestamp())
                for code, number, raised_at, ends_at in _all().rows()
                if ends_at
            }
            self.read_at, self.committed = now, committed

    def _turned(self, code, now):
        with self.turning:
            self.committed = None
            self._read(now)
            row = self.rows.get(code)
            if row and now < row.ends_at:
                return row
            turn(code, datetime.fromtimestamp(now, UTC))
            self.committed = None
            self._read(now)
            row = self.rows.get(code)
            return row if row and now < row.ends_at else None


@cache
def _all():
    columns = ("language", "number", "raised_at", "ends_at")
    return Prepared(Row.objects.order_by().values_list(*columns))
