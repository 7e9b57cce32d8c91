"""Content Credentials in the files that readers get, where the newsroom has a key to sign with."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.pictures.credit import read_credit
from articles.pictures.intake import mime_of
from articles.pictures.provenance import NotSigned, manifest_of, sign
from articles.pictures.saving import MIMES
from articles.workflow.errors import Refused


def signed(file, file_format, crop, credit, original):
    """A public file's bytes with a manifest of the newsroom's own, or as they are without a key.

    The original's manifest stays in the chain, unless it might tell what the credit hides. Refused
    with a sentence where the key or the certificate can't sign.
    """
    if not settings.CONTENT_CREDENTIALS:
        return file
    mime = mime_of(original)
    parent = original if _may_be_told(original, mime, credit) else None
    try:
        certificate, key = _keys(*settings.CONTENT_CREDENTIALS)
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
    except (NotSigned, OSError) as error:
        raise Refused(
            [_("The files could not be signed: the newsroom’s certificate or key is not in order.")]
        ) from error


@cache
def _keys(certificate, key):
    return Path(certificate).read_bytes(), Path(key).read_bytes()


def _may_be_told(original, mime, credit):
    if manifest_of(original, mime) is None:
        return False
    told = read_credit(original)
    hidden = ("location", "contact", "persons")
    return all(getattr(credit, part) or not getattr(told, part) for part in hidden)
