"""A kept page: what it answers, of which generation it is, and its encodings."""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from articles.reader.page_cache.asked import Asked
from articles.reader.page_cache.encodings import IDENTITY, compress, gains

MAGIC = b"page 1"


@dataclass(slots=True)
class Entry:
    """`number` and `raised_at` are its generation's. Where its view said itself how long others
    may keep it, `sharing` is what it said, and `kept_until` (in seconds) the end of that. `bodies`
    holds the page by encoding, `answers` the headers that go with each."""

    key: Asked
    number: int
    raised_at: float
    kept_until: float | None
    sharing: str
    status: str
    headers: list
    digest: str
    bodies: dict
    answers: dict = field(default_factory=dict)

    @property
    def size(self):
        return 2_000 + sum(map(len, self.bodies.values()))

    def is_of(self, generation, now):
        return (
            self.number == generation.number
            and self.raised_at == generation.raised_at
            and (self.kept_until is None or now < self.kept_until)
        )

    @property
    def is_compressible(self):
        kind = next((value for name, value in self.headers if name == "Content-Type"), "")
        return gains(kind, len(self.bodies[IDENTITY]))

    def lacks(self, encoding):
        return encoding not in self.bodies and self.is_compressible

    def add(self, encoding):
        # A new one: another thread may be writing down the old.
        made = compress(self.bodies[IDENTITY], encoding)
        self.bodies = {**self.bodies, encoding: made}

    def answer(self, encoding):
        """(etag, headers, body) in an encoding that the entry has, else as it is."""
        if encoding not in self.bodies:
            encoding = IDENTITY
        found = self.answers.get(encoding)
        if found is None:
            found = self.answers[encoding] = self._answer(encoding)
        return found

    def _answer(self, encoding):
        body = self.bodies[encoding]
        headers = [*self.headers, ("Content-Length", str(len(body)))]
        etag = ""
        if self.status.startswith("200"):
            suffix = "" if encoding == IDENTITY else f"-{encoding}"
            etag = f'"{self.digest}{suffix}"'
            headers.append(("ETag", etag))
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        if self.is_compressible:
            headers.append(("Vary", "Accept-Encoding"))
        return etag, headers, [body]


def digest_of(body):
    return sha256(body).hexdigest()[:24]


def to_bytes(entry):
    """The entry as a store keeps it: one line of JSON, then the bodies one after the other."""
    facts = {
        "key": entry.key,
        "number": entry.number,
        "raised_at": entry.raised_at,
        "kept_until": entry.kept_until,
        "sharing": entry.sharing,
        "status": entry.status,
        "headers": entry.headers,
        "digest": entry.digest,
        "bodies": {name: len(body) for name, body in entry.bodies.items()},
    }
    return b"".join([MAGIC, b"\n", json.dumps(facts).encode(), b"\n", *entry.bodies.values()])


def from_bytes(data, key):
    """The Entry that was kept for a key; None for anything else, and for what is not whole."""
    magic, _end, rest = data.partition(b"\n")
    line, _end, bodies = rest.partition(b"\n")
    if magic != MAGIC:
        return None
    try:
        entry = _read(json.loads(line), bodies)
    except (ValueError, KeyError, TypeError):
        return None
    return entry if entry and entry.key == key and _is_sound(entry) else None


def _read(facts, data):
    bodies, start = {}, 0
    for name, length in facts.pop("bodies").items():
        bodies[name] = data[start : start + length]
        start += length
    if start != len(data) or IDENTITY not in bodies:
        return None
    headers = [(name, value) for name, value in facts.pop("headers")]
    return Entry(key=Asked(*facts.pop("key")), headers=headers, bodies=bodies, **facts)


def _is_sound(entry):
    """Whether nothing in it could end a header, or is another page's body."""
    texts = [entry.status, entry.sharing, *(text for pair in entry.headers for text in pair)]
    are_lines = not any(sign in text for text in texts for sign in "\r\n\0")
    return are_lines and digest_of(entry.bodies[IDENTITY]) == entry.digest
