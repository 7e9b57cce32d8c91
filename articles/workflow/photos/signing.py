"""Content Credentials in the files that readers get, where the newsroom has a key to sign with."""

from functools import cache
from pathlib import Path

from django.conf import settings

from articles.pictures.credit import read_credit
from articles.pictures.intake import mime_of
from articles.pictures.provenance import manifest_of, sign
from articles.pictures.saving import MIMES


def signed(file, file_format, crop, credit, original):
    """A public file's bytes with a manifest of the newsroom's own, or as they are without a key.

    The original's manifest stays in the chain, unless it might tell a place that the credit hides.
    """
    if not settings.CONTENT_CREDENTIALS:
        return file
    certificate, key = _keys(*settings.CONTENT_CREDENTIALS)
    mime = mime_of(original)
    parent = original if _may_be_told(original, mime, credit) else None
    return sign(
        file,
        MIMES[file_format],
        credit,
        certificate=certificate,
        key=key,
        original=parent,
        original_mime=mime,
        crop=crop,
    )


@cache
def _keys(certificate, key):
    return Path(certificate).read_bytes(), Path(key).read_bytes()


def _may_be_told(original, mime, credit):
    if manifest_of(original, mime) is None:
        return False
    told = read_credit(original)
    return all(getattr(credit, part) or not getattr(told, part) for part in ("location", "contact"))
