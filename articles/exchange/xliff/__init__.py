"""Stories out to translation tools and back: XLIFF 2.1 and 1.2 out, 1.2, 2.0, 2.1 and 2.2 in.

docs/exchange.md says what travels.
"""

from articles.exchange.xliff.document import VERSIONS
from articles.exchange.xliff.sending import (
    edition_to_send,
    export_edition,
    export_set,
    file_name,
    reasons_not_to_send,
)
from articles.exchange.xliff.taking_in import Result, import_file

__all__ = [
    "VERSIONS",
    "Result",
    "edition_to_send",
    "export_edition",
    "export_set",
    "file_name",
    "import_file",
    "reasons_not_to_send",
]
