"""Another credit in a file that exists, without encoding its pixels again."""

from articles.pictures.containers import Broken, avif, jpeg, webp
from articles.pictures.credit import Credit
from articles.pictures.iim import iim
from articles.pictures.xmp import packet


def with_credit(file: bytes, format: str, credit: Credit) -> bytes | None:
    """A rendition with the same pixels and another credit; `format` is jpeg, webp or avif.

    The bytes are those that encoding anew would give. Nothing of the old credit is left, nor any
    Content Credentials: sign again. None where the file is broken or not made here, so that it
    has to be encoded.
    """
    try:
        if format == "jpeg":
            return jpeg.with_metadata(file, packet(credit), iim(credit))
        if format == "webp":
            return webp.with_metadata(file, packet(credit))
        if format == "avif":
            return avif.with_metadata(file, packet(credit))
    except (Broken, IndexError):
        return None
    return None
