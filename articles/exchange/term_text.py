"""What both sorts of glossary files stand on: their text, and how they name languages."""

from django.utils.translation import gettext as _

from articles.languages import codes, language
from articles.workflow import Refused

MAX_BYTES = 20_000_000
# Regions and scripts in which a language of ours is written otherwise.
OTHER_WRITING = {"hant", "tw", "hk", "mo"}


def read_text(data: bytes) -> str:
    """Unicode text of a file; Refused for any other."""
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        raise Refused([_("The file is larger than %(limit)d MB.") % {"limit": megabytes}])
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            [_("The file is not in UTF-8. In a spreadsheet, save it as “CSV UTF-8”.")]
        ) from error
    if "\x00" in text or not text.strip():
        raise Refused([_("The file has no text.")])
    return text


def language_of(tag: str) -> str | None:
    """The newsroom's code for a BCP 47 tag: "en-GB" is en, "zh-CN" zh-hans; None for others."""
    parts = tag.strip().lower().replace("_", "-").split("-")
    if parts[0] == "in":  # Indonesian's tag until 1989, which old tools still write.
        parts[0] = "id"
    whole = "-".join(parts)
    for code in codes():
        if whole in (code, language(code).tag.lower()):
            return code
    if OTHER_WRITING.intersection(parts[1:]):
        return None
    return next((code for code in codes() if code.split("-")[0] == parts[0]), None)


def unknown_languages(tags):
    if tags:
        yield _("Languages that this newsroom does not work in were left out: %(tags)s") % {
            "tags": ", ".join(sorted(tags))
        }
