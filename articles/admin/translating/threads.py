"""Comments in threads, each beside the line that it is about."""

from dataclasses import dataclass, field

from articles.models import Comment


@dataclass
class Thread:
    """A first comment and its answers, oldest first."""

    first: Comment
    answers: list = field(default_factory=list)

    @property
    def is_resolved(self):
        return self.first.resolved_at is not None


def threads(comments) -> list[Thread]:
    """Threads in the order of their first comments."""
    found = {one.pk: Thread(one) for one in comments if one.answers_id is None}
    for one in comments:
        if one.answers_id in found:
            found[one.answers_id].answers.append(one)
    return list(found.values())


def place(comments, lines) -> list[Thread]:
    """Gives each line its threads; returns those whose words stand nowhere any more.

    A comment goes where its words went; words that nobody finds are looked for where they stood.
    """
    by_digest, by_key = {}, {line.key: line for line in lines}
    for line in reversed(lines):
        by_digest |= dict.fromkeys((name for name in line.name if name), line)
    lost = []
    for thread in threads(comments):
        first = thread.first
        here = by_key.get(first.key)
        if here is None or (first.digest and first.digest not in here.name):
            here = by_digest.get(first.digest) or here
        (here.threads if here else lost).append(thread)
    return lost
