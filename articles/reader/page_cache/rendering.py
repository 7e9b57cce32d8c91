"""What Django answers, taken whole, and whether it is a page that everybody may be given."""

import re
from typing import NamedTuple

from articles.reader.page_cache import sharing
from articles.reader.page_cache.encodings import IDENTITY
from articles.reader.page_cache.entries import Entry, digest_of

KEPT = ("200", "301", "410")
LARGEST = 2_000_000  # bytes
# What makes one answer differ from the next for the same page, and what would make it a part.
OWN = {
    *("HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE", "HTTP_RANGE", "HTTP_IF_RANGE"),
    *("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"),
}
# Said anew with each answer, or a connection's own.
UNKEPT_HEADERS = set(
    "cache-control connection content-length date etag keep-alive server transfer-encoding"
    " vary".split()
)
SHARED_FOR = re.compile(r"(?:^|,)\s*s-maxage=(\d{1,9})\s*(?:,|$)")


class Answer(NamedTuple):
    """What the application answered; `chunks` are still to be read, and closed."""

    status: str
    headers: list
    chunks: object


def ask(application, environ):
    """The Answer that a GET of the same page would get from anybody."""
    asked = {name: value for name, value in environ.items() if name not in OWN}
    return ask_as_sent(application, asked | {"REQUEST_METHOD": "GET"})


def ask_as_sent(application, environ):
    """The Answer to this very request."""
    begun = []

    def start_response(status, headers, exc_info=None):
        begun[:] = status, headers

    chunks = application(environ, start_response)
    return Answer(*begun, chunks)


def close(answer):
    if hasattr(answer.chunks, "close"):
        answer.chunks.close()


def whole(answer):
    try:
        return b"".join(answer.chunks)
    finally:
        close(answer)


def page_of(answer, key, generation, now):
    """The Entry of an answer that may be kept, which is then read and closed; else None."""
    said = {name.lower(): value for name, value in answer.headers}
    if not is_for_all(answer, said):
        return None
    body = whole(answer)
    sharing_said = said["cache-control"]
    own = SHARED_FOR.search(sharing_said)
    is_default = sharing_said == sharing.cache_control(0)
    return Entry(
        key=key,
        number=generation.number,
        raised_at=generation.raised_at,
        kept_until=now + int(own[1]) if own and not is_default else None,
        sharing="" if is_default else sharing_said,
        status=answer.status,
        headers=[pair for pair in answer.headers if pair[0].lower() not in UNKEPT_HEADERS],
        digest=digest_of(body),
        bodies={IDENTITY: body},
    )


def is_for_all(answer, said):
    """`said` are its headers by their names in small letters."""
    directives = {each.strip() for each in said.get("cache-control", "").split(",")}
    return (
        answer.status[:3] in KEPT
        and "public" in directives
        and not directives & {"private", "no-store", "no-cache"}
        and "set-cookie" not in said
        and said.get("vary", "").lower() in ("", "accept-encoding")
        and "content-encoding" not in said
        # A page with a nonce is one reader's; one without a length is streamed.
        and "'nonce-" not in said.get("content-security-policy", "")
        and said.get("content-length", "").isdigit()
        and int(said["content-length"]) <= LARGEST
    )
