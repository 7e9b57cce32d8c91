"""What a check is given, and what it says."""

from dataclasses import dataclass
from hashlib import blake2b

from articles.text.segments import Segment

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Aligned:
    """What a few segments of the original became in the translation; either may be empty."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]

    @property
    def key(self):
        """Where it stands in the translation; where nothing does, in the original."""
        return (self.target or self.source)[0].key


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about a translation.

    `key` is that of the target's segment (of the source's, where the target has none), `excerpt`
    the words in doubt as they stand in the target, `about` what makes it this doubt and no other,
    in no language: two findings of a check with equal `about` are the same, wherever they stand.
    `message` is a sentence in the active language. Errors hinder approval.
    """

    check: str
    severity: str
    key: str
    message: str
    excerpt: str = ""
    about: str = ""

    @property
    def signature(self):
        """32 characters, by which an ignored finding is known again."""
        told = "\n".join((self.check, self.about or self.excerpt))
        return blake2b(told.encode(), digest_size=16).hexdigest()

    @property
    def is_error(self):
        return self.severity == ERROR
