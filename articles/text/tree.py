"""Body text as a small tree of blocks, and the one way in which it is written as HTML."""

from dataclasses import dataclass, field
from html import escape

LISTS = ("ul", "ol")
LEAVES = ("p", "h2", "h3", "hr", "figure")

Marks = tuple[tuple[str, str], ...]  # (("a", address), ("strong", ""), ("em", "")), in this order


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks; a newline in it is a hard break."""

    text: str
    marks: Marks = ()


@dataclass(slots=True)
class Element:
    """A leaf (p, h2, h3, hr, figure) with its runs, or a container (blockquote, ul, ol, li).

    `photo` is the key of the photo that a figure shows, in digits.
    """

    tag: str
    start: str = ""
    photo: str = ""
    runs: list[Run] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)


def render(elements: list[Element]) -> str:
    """Canonical HTML, one top-level block on a line."""
    return "\n".join(_render_element(element) for element in elements)


def render_runs(runs: list[Run]) -> str:
    """Inline HTML, escaped; marks nest in one fixed order, so the same text has one spelling."""
    parts, open_marks = [], ()
    for run in [*runs, Run("")]:
        shared = 0
        while open_marks[: shared + 1] == run.marks[: shared + 1] and shared < len(run.marks):
            shared += 1
        parts += [f"</{tag}>" for tag, _ in reversed(open_marks[shared:])]
        parts += [_opening_tag(*mark) for mark in run.marks[shared:]]
        parts.append(escape(run.text, quote=False).replace("\n", "<br>"))
        open_marks = run.marks
    return "".join(parts)


def _opening_tag(tag: str, address: str = "") -> str:
    quoted = escape(address, quote=False).replace('"', "&quot;")
    return f'<{tag} href="{quoted}">' if address else f"<{tag}>"


def _render_element(element: Element) -> str:
    if element.tag == "hr":
        return "<hr>"
    if element.tag == "figure":
        return f'<figure data-photo="{element.photo}"></figure>'
    start = f' start="{element.start}"' if element.start else ""
    inner = "".join(_render_element(child) for child in element.children)
    return f"<{element.tag}{start}>{inner}{render_runs(element.runs)}</{element.tag}>"
