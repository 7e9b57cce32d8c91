"""A story's text in pieces that can be translated, remembered and checked one by one."""

from dataclasses import dataclass
from hashlib import blake2b
from html import escape

from articles.text import blocks

# In the order in which a translator meets them.
HEAD = ("title", "standfirst")
FOR_SEARCH_ENGINES = ("seo_title", "seo_description")


@dataclass(frozen=True, slots=True)
class Segment:
    """A title, standfirst, body block, caption or alt text.

    `key` says where it stands ("title", "body.0", "photo-12.caption"), `kind` what it is: the
    field's name, or the block's tag ("p", "h2"). `html` is canonical for a body block and the
    escaped text for all others; `text` is plain.
    """

    key: str
    kind: str
    html: str
    text: str

    @property
    def digest(self):
        """Names the content: 32 characters; the same for the same words of the same kind."""
        return digest(self.kind, self.html)


def digest(kind: str, html: str) -> str:
    """A body block is the same whether it is a paragraph, heading or list: its HTML says that."""
    field = "body" if kind in blocks.KINDS else kind
    return blake2b(f"{field}\n{html}".encode(), digest_size=16).hexdigest()


def segments(text) -> list[Segment]:
    """The segments of a Text or Revision that have words, in reading order.

    Rules and figures are segments too, so that `body.n` counts the blocks as they stand.
    """
    found = [_plain(name, name, getattr(text, name)) for name in HEAD]
    found += body_segments(text.body)
    for photo, words in text.captions.items():
        found += [
            _plain(f"photo-{photo}.{name}", name, words.get(name) or "")
            for name in ("caption", "alt_text")
        ]
    found += [_plain(name, name, getattr(text, name)) for name in FOR_SEARCH_ENGINES]
    return [segment for segment in found if segment.text or segment.kind in blocks.WORDLESS]


def body_segments(body: str) -> list[Segment]:
    """One segment for each block of canonical HTML."""
    return [
        Segment(f"body.{index}", block.kind, block.html, block.text)
        for index, block in enumerate(blocks.split(body))
    ]


def _plain(key, kind, words):
    return Segment(key, kind, escape(words, quote=False), words)
