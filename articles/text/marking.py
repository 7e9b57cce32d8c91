"""One changed block, or one changed line of plain text, with its changes marked."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import count, groupby
from operator import itemgetter
from typing import NamedTuple

from articles.text import blocks, markup, tree, words
from articles.text.changes import SHAPE, Change, Key, changes
from articles.text.tree import Element, Marks, Run

KEPT, DELETED, INSERTED = "", "del", "ins"


class Token(NamedTuple):
    """The smallest thing that can change: a word or sign, a link's address, a leaf's shape.

    Tokens are compared by `key`, which begins with the text; `leaf` numbers the leaf of the
    block that the token stands in.
    """

    key: Key
    leaf: int
    marks: Marks = ()

    @property
    def is_shape(self):
        return self.key[:2] == SHAPE


Marked = tuple[str, Token]
Side = dict[int, list[Marked]]  # by leaf


def two_sides(old: str, new: str, language: str) -> tuple[str, str]:
    """The old block with <del>, the new one with <ins>; "" for a missing one."""
    old_block, new_block = _block(old), _block(new)
    if old == new:
        return (tree.render(old_block.children),) * 2
    old_tokens, new_tokens = _tokens(old_block, language), _tokens(new_block, language)
    found = changes(_keys(old_tokens), _keys(new_tokens), language)
    is_pair = bool(old and new)
    return (
        _render(old_block, _side(old_tokens, DELETED, [c[:2] for c in found]), is_pair),
        _render(new_block, _side(new_tokens, INSERTED, [c[2:] for c in found]), is_pair),
    )


def merged(base: str, text: str, language: str) -> str:
    """The block as `text` has it, with <ins>, and with what `base` had besides in <del>."""
    if base == text or not text:
        return two_sides(base, text, language)[0]
    block = _block(text)
    old, new = _tokens(_block(base), language), _tokens(block, language)
    side = defaultdict(list)
    for status, token in _interleaved(old, new, changes(_keys(old), _keys(new), language)):
        side[token.leaf].append((status, token))
    return _render(block, side, is_pair=bool(base))


def two_sides_of_plain(old: str, new: str, language: str) -> tuple[str, str]:
    """Two plain texts, escaped, the old one with <del> and the new one with <ins>."""
    marked = _marked_plain(old, new, language)
    return (
        _render_marked([pair for pair in marked if pair[0] != INSERTED], False),
        _render_marked([pair for pair in marked if pair[0] != DELETED], False),
    )


def merged_plain(base: str, text: str, language: str) -> str:
    """One plain text, escaped, with its <ins> and with what `base` had besides in <del>."""
    return _render_marked(_marked_plain(base, text, language), False)


def _marked_plain(old: str, new: str, language: str) -> list[Marked]:
    old_tokens = _run_tokens(Run(old), 0, language)
    new_tokens = _run_tokens(Run(new), 0, language)
    found = changes(_keys(old_tokens), _keys(new_tokens), language)
    return list(_interleaved(old_tokens, new_tokens, found))


def _block(html: str) -> Element:
    return Element("", children=markup.parse(html))


def _keys(tokens: list[Token]) -> list[Key]:
    return [token.key for token in tokens]


def _tokens(block: Element, language: str) -> list[Token]:
    tokens = []
    for number, (shape, leaf) in enumerate(_leaves(block)):
        tokens.append(Token((*SHAPE, shape), number))
        for link, runs in groupby(leaf.runs, key=lambda run: dict(run.marks).get("a")):
            for run in runs:
                tokens += _run_tokens(run, number, language)
            if link:
                tokens.append(Token(("", "address", link), number))
    return tokens


def _run_tokens(run: Run, leaf: int, language: str) -> list[Token]:
    names = tuple(name for name, _ in run.marks)
    return [Token((text, names), leaf, run.marks) for text in words.tokens(run.text, language)]


def _leaves(element: Element, path: str = "") -> Iterator[tuple[str, Element]]:
    """Every leaf with its shape: the tags around it, "+" for what goes on in the same item."""
    shape = f"{path} {element.tag}{element.start}{element.photo}"
    if element.tag in tree.LEAVES:
        yield shape, element
    for index, child in enumerate(element.children):
        yield from _leaves(child, f"{shape}+" if index and element.tag == "li" else shape)


def _side(tokens: list[Token], status: str, ranges: list[tuple[int, int]]) -> Side:
    changed = {index for start, end in ranges for index in range(start, end)}
    side = defaultdict(list)
    for index, token in enumerate(tokens):
        side[token.leaf].append((status if index in changed else KEPT, token))
    return side


def _interleaved(old: list[Token], new: list[Token], found: list[Change]) -> Iterator[Marked]:
    """The new tokens in order, the deleted ones in the leaf where they would have stood."""
    at = 0
    for i1, i2, j1, j2 in found:
        yield from ((KEPT, token) for token in new[at:j1])
        leaf = new[j1 - 1].leaf if j1 else 0
        for token in old[i1:i2]:
            if not token.is_shape:
                yield DELETED, Token(token.key, leaf, token.marks)
            elif token.leaf:  # the end of a paragraph that is gone
                yield DELETED, Token(("\n", ()), leaf)
        yield from ((INSERTED, token) for token in new[j1:j2])
        at = j2
    yield from ((KEPT, token) for token in new[at:])


def _render(block: Element, side: Side, is_pair: bool) -> str:
    numbers = count()

    def render(element: Element) -> str:
        inner = "".join(render(child) for child in element.children)
        marked = side[next(numbers)] if element.tag in tree.LEAVES else []
        # An item that came whole is marked by its words; this is for words that stayed.
        is_kept = any(not status and token.key[0] for status, token in marked)
        is_reshaped = is_pair and is_kept and bool(marked[0][0]) and marked[0][1].is_shape
        start = f' start="{element.start}"' if element.start else ""
        start += ' class="reshaped"' if is_reshaped else ""
        if element.tag in blocks.WORDLESS:
            status, alone = marked[0][0], tree.render([element])
            return f"<{status}>{alone}</{status}>" if status else alone
        text = _render_marked(marked, is_pair)
        return f"<{element.tag}{start}>{inner}{text}</{element.tag}>"

    return "\n".join(render(child) for child in block.children)


def _render_marked(marked: list[Marked], is_pair: bool) -> str:
    """Inline HTML: <del> and <ins> outermost, so that they cross no other tag."""
    parts = []
    for status, group in groupby(marked, key=itemgetter(0)):
        inner = _render_tokens([token for _, token in group], status, is_pair)
        parts.append(f"<{status}>{inner}</{status}>" if status and inner else inner)
    return "".join(parts)


def _render_tokens(tokens: list[Token], status: str, is_pair: bool) -> str:
    parts, runs = [], []
    for (is_text, marks), group in groupby(tokens, key=lambda t: (bool(t.key[0]), t.marks)):
        if is_text:
            text = "".join(token.key[0] for token in group)
            # A hard break that came or went shows as a sign, for nobody sees a <br>.
            runs.append(Run(text.replace("\n", "↵\n") if status and is_pair else text, marks))
        elif status:
            parts.append(tree.render_runs(runs))
            runs = []
            parts += [_address(token) for token in group if not token.is_shape]
    return "".join(parts) + tree.render_runs(runs)


def _address(token: Token) -> str:
    return f'<span class="address" dir="ltr">{escape(token.key[2])}</span>'
