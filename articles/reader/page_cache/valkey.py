"""Pages in Redis or Valkey, for a newsroom on several machines."""

import logging
import time
from contextlib import contextmanager, suppress

import redis

logger = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds for one answer
PAUSE = 5  # seconds in which a server that failed is not asked again
KEPT = 86_400  # seconds: what nobody asks for leaves by itself
LONGEST = 10  # seconds until the lock of a killed process is free


class Valkey:
    """A server that is down means that pages are rendered, never an error."""

    def __init__(self, url):
        self.client = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self.asked_from = 0.0

    def get(self, name):
        return self._ask(lambda: self.client.get(f"page:{name}"))

    def put(self, name, data):
        self._ask(lambda: self.client.set(f"page:{name}", data, ex=KEPT))

    @contextmanager
    def lock(self, name):
        """Yields whether the page is the caller's to render."""
        lock = self.client.lock(f"render:{name}", timeout=LONGEST, thread_local=False)
        held = self._ask(lambda: lock.acquire(blocking=False))
        try:
            # None: nobody can say, and somebody has to.
            yield held is not False
        finally:
            if held:
                self._ask(lambda: _release(lock))

    def _ask(self, step):
        """What the server says; None while it is down."""
        if time.monotonic() < self.asked_from:
            return None
        try:
            return step()
        except redis.RedisError as error:
            self.asked_from = time.monotonic() + PAUSE
            logger.warning("The pages' server can't be reached: %s", error)
            return None


def _release(lock):
    """It may have ended meanwhile."""
    with suppress(redis.exceptions.LockError):
        lock.release()
