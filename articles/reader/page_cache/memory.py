"""What one process has at hand: the pages asked for last, up to so many bytes."""

from collections import OrderedDict
from contextlib import suppress
from threading import Lock


class Memory:
    """Entries by key. Whether one is still what readers should see, its reader asks."""

    def __init__(self, most):
        self.most, self.size = most, 0
        self.entries, self.sizes = OrderedDict(), {}
        self.lock = Lock()

    def get(self, key):
        entry = self.entries.get(key)
        if entry is not None:
            with suppress(KeyError):  # another thread may have dropped it just now
                self.entries.move_to_end(key)
        return entry

    def put(self, entry):
        """Also after an entry has grown by an encoding."""
        with self.lock:
            self._drop(entry.key)
            self.entries[entry.key] = entry
            self.sizes[entry.key] = entry.size
            self.size += entry.size
            while self.size > self.most and self.entries:
                self._drop(next(iter(self.entries)))

    def _drop(self, key):
        self.entries.pop(key, None)
        self.size -= self.sizes.pop(key, 0)
