"""Public answers that are kept nowhere, compressed for whoever asked."""

from articles.reader.page_cache.encodings import IDENTITY, chosen, compress, gains
from articles.reader.page_cache.rendering import is_for_all, whole

# Said anew of the answer that is sent.
OF_THE_WHOLE = ("content-length", "etag", "vary")


def packed(answer, wanted):
    """The Answer in the encoding that an Accept-Encoding header prefers.

    One that may be a person's own stays as it is: what is secret in it could be guessed by length.
    """
    said = {name.lower(): value for name, value in answer.headers}
    if not is_for_all(answer, said) or not _gains(said):
        return answer
    encoding = chosen(wanted)
    varied = [*_left(answer.headers, "vary"), ("Vary", "Accept-Encoding")]
    if encoding == IDENTITY:
        return answer._replace(headers=varied)
    body = compress(whole(answer), encoding)
    headers = [
        *_left(answer.headers, *OF_THE_WHOLE),
        ("Content-Encoding", encoding),
        ("Content-Length", str(len(body))),
        ("Vary", "Accept-Encoding"),
    ]
    if etag := said.get("etag"):
        # The same page, byte by byte another: Django knows it by both.
        headers.append(("ETag", etag if etag.startswith("W/") else f"W/{etag}"))
    return answer._replace(headers=headers, chunks=[body])


def _gains(said):
    return gains(said.get("content-type", ""), int(said["content-length"]))


def _left(headers, *names):
    return [pair for pair in headers if pair[0].lower() not in names]
