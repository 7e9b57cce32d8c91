"""What the checks find in the text as it stands in the form."""

from dataclasses import dataclass, field

from articles.models import IgnoredFinding
from articles.text.checks.findings import Finding
from articles.workflow import reasons_not_to_publish
from articles.workflow.checking import findings


@dataclass
class Shown:
    """A finding beside the line that it is about: its key ("" for none) and label."""

    finding: Finding
    ignored: IgnoredFinding | None
    place: str
    label: str


@dataclass
class Found:
    """Findings about the form's text, open and ignored, and what else hinders publication."""

    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    ignored: list = field(default_factory=list)
    reasons: list = field(default_factory=list)

    @property
    def groups(self):
        return [group for group in (self.errors, self.warnings) if group]


def found(page) -> Found:
    """The findings about what was typed, or about the newest version."""
    answer = Found()
    if not page.edition:
        return answer
    answer.reasons = list(reasons_not_to_publish(page.edition))
    text = page.typed_text() if page.posts_text and page.is_valid() else None
    lines = {line.key: line for line in page.lines.all}
    holders = {block.key: line for line in page.lines.body for block in line.targets}
    for one in findings(page.edition, text=text):
        line = _line(one.finding, lines, holders)
        place = (line.key, line.label) if line else ("", "")
        shown = Shown(one.finding, one.ignored, *place)
        group = answer.errors if one.finding.is_error else answer.warnings
        (answer.ignored if one.ignored else group).append(shown)
    return answer


def _line(finding, lines, holders):
    """A block of the translation is named by its own number, one that nobody has translated by
    that of the original."""
    is_lacking = finding.check == "left_out" or (finding.check == "figure" and not finding.is_error)
    if is_lacking:
        return lines.get(finding.key)
    return holders.get(finding.key) or lines.get(finding.key)
