"""Credits as agencies and cameras write them, made into a photographer and a source.

An ordered pipeline of small steps: each takes a Draft and returns one. What isn't understood stays
as it is, and the wording that was received is always kept beside the result. The order matters:
signs and labels hide the separators, separators the names, and capitals would hide an agency.
"""

from dataclasses import dataclass
from functools import reduce

from articles.text.credit_cleaning.divide import divided
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_cleaning.fillers import without_fillers
from articles.text.credit_cleaning.labels import without_labels, without_rights
from articles.text.credit_cleaning.name_case import in_name_case
from articles.text.credit_cleaning.plain import plain
from articles.text.credit_cleaning.sort import sorted_out, without_repeats

__all__ = ["STEPS", "CleanCredit", "clean"]

STEPS = (
    plain,
    without_rights,
    without_labels,
    divided,
    without_fillers,
    sorted_out,
    without_repeats,
    in_name_case,
)


@dataclass(frozen=True)
class CleanCredit:
    """`source` may be a chain ("AFP/Getty Images"); `is_handout` says that it was given away.

    `wording` is the credit line as it was received, else creator and source.
    """

    photographers: tuple[str, ...]
    source: str
    copyright_notice: str
    is_handout: bool
    wording: str


def clean(
    creator: str = "", credit_line: str = "", source: str = "", copyright_notice: str = ""
) -> CleanCredit:
    """What a file's four texts say; cleaning what comes back changes nothing more."""
    wording = credit_line.strip() or " / ".join(filter(None, (creator.strip(), source.strip())))
    received = Draft((creator,), (credit_line,), (source,), copyright_notice)
    draft = reduce(lambda draft, step: step(draft), STEPS, received)
    return CleanCredit(
        photographers=draft.creators,
        source="/".join(draft.line or draft.sources),
        copyright_notice=draft.notice,
        is_handout=draft.is_handout,
        wording=wording,
    )
