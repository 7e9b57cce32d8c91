"""What an original is, established before anything is stored."""

from dataclasses import dataclass
from hashlib import sha256

from articles.pictures.likeness import perceptual_hash
from articles.pictures.original import (
    KINDS,
    BadPicture,
    check_sums,
    decode,
    open_original,
    orientation,
    recognised,
    upright_size,
)

__all__ = ["BadPicture", "PictureFacts", "inspect", "mime_of"]


@dataclass(frozen=True)
class PictureFacts:
    """Width and height are in pixels, upright; `sha256` is the hex digest of the whole file.

    `perceptual_hash` has 32 hex digits, to be compared with `likeness.distance`.
    """

    width: int
    height: int
    format: str
    sha256: str
    perceptual_hash: str

    @property
    def mime(self) -> str:
        return KINDS[self.format].mime

    @property
    def extension(self) -> str:
        """With its dot, chosen by content: the name a file arrived with is not trusted."""
        return KINDS[self.format].extension


def inspect(data: bytes) -> PictureFacts:
    """Decode a picture once and say what it is. Raises BadPicture, with a sentence, if unusable.

    `format` is JPEG, PNG, WEBP, AVIF or TIFF; of several frames or pages the first one counts.
    """
    picture = open_original(data)
    stored = picture.size
    if picture.format == "PNG":
        check_sums(data)
    decode(picture, enough=1)
    width, height = upright_size(stored, orientation(picture))
    digest = sha256(data).hexdigest()
    return PictureFacts(width, height, picture.format, digest, perceptual_hash(picture))


def mime_of(data: bytes) -> str:
    """The media type of an original's bytes. Raises BadPicture if it is none of ours."""
    return KINDS[recognised(data)].mime
