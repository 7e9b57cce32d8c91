"""Where one text differs from another."""

from articles.text import alignment, blocks, segments


def changed_passages(old, new, language: str) -> list[str]:
    """The keys of titles, paragraphs, captions and alt texts that are new, gone or worded
    otherwise, in reading order.

    `old` and `new` are Texts or Revisions in one language. Keys are those of the segments of
    `new`; "gone.<n>" is the n-th block of `old` where it is no more, as side by side. Where a
    passage stands and what its address is make no difference.
    """
    before, after = _besides_body(old), _besides_body(new)
    words = [key for key in before | after if before.get(key) != after.get(key)]
    head = [key for key in segments.HEAD if key in words]
    return (
        head + _changed_blocks(old.body, new.body, language) + [k for k in words if k not in head]
    )


def _changed_blocks(old, new, language):
    if old == new:
        return []
    old, new = blocks.split(old), blocks.split(new)
    return [
        f"gone.{i}" if j is None else f"body.{j}"
        for i, j in alignment.align(old, new, language)
        if i is None or j is None or old[i].html != new[j].html
    ]


def _besides_body(text):
    return {
        segment.key: segment.html
        for segment in segments.segments(text)
        if not segment.key.startswith("body.")
    }
