"""Paragraphs and headings as readers see them: white space collapsed, marks in their place."""

import re
import unicodedata
from itertools import groupby

import regex

from articles.text.tree import Element, Marks, Run

_ACCENTS = regex.compile(r"\p{M}*")


def normal_leaf(leaf: Element) -> list[Element]:
    """The leaf with white space collapsed as browsers do.

    A double break in a paragraph parts it in two, as writers mean it.
    """
    pieces = _collapsed(_composed(leaf.runs))
    groups = [[]]
    for index, (text, marks) in enumerate(pieces):
        if text == "\n" and pieces[index + 1][0] == "\n":
            if leaf.tag == "p" and groups[-1]:
                groups.append([])
        elif text != "\n" or groups[-1]:
            groups[-1].append(Run(text, marks))
    return [Element(leaf.tag, runs=_merged(_unmarked_spaces(runs))) for runs in groups]


def _merged(runs: list[Run]) -> list[Run]:
    merged = []
    for marks, group in groupby((run for run in runs if run.text), key=lambda run: run.marks):
        merged.append(Run("".join(run.text for run in group), marks))
    return merged


def _composed(runs: list[Run]) -> list[Run]:
    """The runs in NFC, with an accent under the same marks as its letter."""
    whole = []
    for run in runs:
        rest = run.text
        if whole and whole[-1].text[-1] not in " \n":
            accents = _ACCENTS.match(run.text)[0]
            rest = run.text[len(accents) :]
            whole[-1] = Run(whole[-1].text + accents, whole[-1].marks)
        if rest:
            whole.append(Run(rest, run.marks))
    return [Run(unicodedata.normalize("NFC", run.text), run.marks) for run in _merged(whole)]


def _collapsed(runs: list[Run]) -> list[tuple[str, Marks]]:
    """Texts, single spaces and breaks in order, with no space beside a break or an end."""
    pieces = []
    for run in runs:
        for text in re.findall(r" +|\n|[^ \n]+(?: [^ \n]+)*", run.text):
            last = pieces[-1][0] if pieces else "\n"
            if text == "\n" and last == " ":
                pieces.pop()
            if text[0] != " ":
                pieces.append((text, run.marks))
            elif last not in (" ", "\n"):
                pieces.append((" ", run.marks))
    while pieces and pieces[-1][0] in (" ", "\n"):
        pieces.pop()
    return pieces


def _unmarked_spaces(runs: list[Run]) -> list[Run]:
    """Spaces and breaks keep only the marks of both neighbours: a bold space says nothing."""
    runs = list(runs)
    for index in range(1, len(runs) - 1):
        if runs[index].text in (" ", "\n"):
            around = set(runs[index - 1].marks) & set(runs[index + 1].marks)
            marks = tuple(mark for mark in runs[index].marks if mark in around)
            runs[index] = Run(runs[index].text, marks)
    return runs
