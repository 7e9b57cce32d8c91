"""A credit on its way through the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Draft:
    """The pieces of the three fields that name somebody, and what was learnt on the way.

    At first each field is one piece; later `creators` are the photographers, and `line` and
    `sources` the links of a chain of organisations.
    """

    creators: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notice: str = ""
    is_handout: bool = False

    def each(self, change: Callable[[str], str | list[str]]) -> "Draft":
        """The same with every piece changed; a piece may become several, and empty ones go."""
        return replace(
            self,
            creators=_changed(self.creators, change),
            line=_changed(self.line, change),
            sources=_changed(self.sources, change),
        )

    @property
    def pieces(self) -> tuple[str, ...]:
        return self.creators + self.line + self.sources


def _changed(pieces: tuple[str, ...], change: Callable[[str], str | list[str]]) -> tuple[str, ...]:
    made = [change(piece) for piece in pieces]
    parts = [part for each in made for part in ([each] if isinstance(each, str) else each)]
    return tuple(part for part in parts if part)
