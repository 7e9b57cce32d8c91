"""What helps with one line: how the same was said before, and its words in the glossary."""

from dataclasses import dataclass, field

from articles.workflow.memory import lookup

MATCHES = 5


@dataclass
class Help:
    """For the line at `key`; all lists may be empty."""

    line: object
    matches: list = field(default_factory=list)


def offered(page, key):
    """The Help for a line of the page, or None where there is no such line."""
    line = next((line for line in page.lines.all if line.key == key), None)
    if line is None:
        return None
    if not line.quote:
        return Help(line)
    matches = lookup(
        line.segment,
        page.original_language.code,
        page.language.code,
        limit=MATCHES,
        exclude_article=page.article.pk,
    )
    return Help(line, matches)
