"""Pictures of the original's text that the translation's text does not show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Aligned, Finding


def check_figures(pairs: list[Aligned]) -> Iterator[Finding]:
    """A warning for each figure that is missing, wherever it might stand.

    A text of which nothing is translated yet is missing more than its pictures.
    """
    targets = [segment for pair in pairs for segment in pair.target]
    if not any(segment.key.startswith("body.") for segment in targets):
        return
    shown = {segment.html for segment in targets if segment.kind == "figure"}
    for pair in pairs:
        for segment in pair.source:
            if segment.kind == "figure" and segment.html not in shown:
                yield Finding(
                    "figure",
                    WARNING,
                    segment.key,
                    _("A picture that stands in the original’s text is missing here."),
                    about=segment.digest,
                )
