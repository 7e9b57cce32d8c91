"""A page from wherever it is: this process, the shared store, or rendered now, by one alone."""

from collections import OrderedDict
from hashlib import sha256
from time import monotonic, sleep

from articles.reader.page_cache import program, rendering
from articles.reader.page_cache.entries import from_bytes, to_bytes
from articles.reader.page_cache.memory import Memory

# Seconds after a change in which the page from before it may be given to whoever comes while the
# new one is being rendered; counted from when the change began, before it was committed.
MOMENT = 0.8
PATIENCE = 3.0  # seconds for which somebody else's rendering is waited for
GLANCE = 0.005  # seconds between two looks whether it is done
UNKEPT = 5_000  # addresses of which it is remembered that their answers are not kept


class Pages:
    """`current(code, now)` gives a language's Generation, or None."""

    def __init__(self, application, store, current, *, memory):
        self.application, self.store, self.current = application, store, current
        self.memory, self.unkept = Memory(memory), OrderedDict()

    def at_hand(self, key, generation, now):
        """The Entry of a page in this process, or None; what every hit goes through."""
        entry = self.memory.get(key)
        return entry if entry is not None and entry.is_of(generation, now) else None

    def is_unkept(self, key, generation):
        return self.unkept.get(key) == generation[:2]

    def fetch(self, environ, key, generation, now):
        """The Entry of a page, or the application's Answer where that is none to keep.

        While somebody else renders it, it is the page from before for a moment, and then what
        they have rendered.
        """
        name, begun = _name(key), monotonic()
        while (waited := monotonic() - begun) < PATIENCE:
            if entry := self._fresh(name, key, generation, now):
                return entry
            with self.store.lock(name) as is_mine:
                if is_mine:
                    # They may have finished between the look and the lock.
                    entry = self._fresh(name, key, generation, now)
                    return entry or self._render(environ, name, key, generation, now)
            last = self.memory.get(key)
            if last and _was_shown_until(last, generation, now + waited):
                return last
            sleep(GLANCE)
            generation = self.current(key.code, now + waited) or generation
            if self.is_unkept(key, generation):
                break
        return self._render(environ, name, key, generation, now)

    def keep(self, entry):
        """In this process and for all others."""
        self.memory.put(entry)
        self.store.put(_name(entry.key), to_bytes(entry))

    def _fresh(self, name, key, generation, now):
        if entry := self.at_hand(key, generation, now):
            return entry
        data = self.store.get(name)
        entry = data and from_bytes(data, key)
        if not entry:
            return None
        last = self.memory.get(key)
        if last is None or last.number < entry.number or entry.is_of(generation, now):
            self.memory.put(entry)
        return entry if entry.is_of(generation, now) else None

    def _render(self, environ, name, key, generation, now):
        answer = rendering.ask(self.application, environ)
        entry = rendering.page_of(answer, key, generation, now)
        if entry:
            self.keep(entry)
            return entry
        if not answer.status.startswith("5"):
            self.unkept[key] = generation[:2]
            while len(self.unkept) > UNKEPT:
                self.unkept.popitem(last=False)
        return answer


def _was_shown_until(entry, generation, now):
    """Whether an entry is what readers saw until this generation began, a moment ago."""
    return entry.number == generation.number - 1 and 0 <= now - generation.raised_at < MOMENT


def _name(key):
    return sha256("\0".join([program.digest(), *key]).encode()).hexdigest()
