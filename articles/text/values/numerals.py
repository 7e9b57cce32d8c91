"""Puts number words and digits together: "two hundred and five", "3만 5천", "1,5 juta"."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from articles.text.values.value import DIGITS, FEW, HINT, WORDS, Value

SMALL = 3  # one, two and three are articles, pronouns and idioms in every language


class Token(NamedTuple):
    """A number or number word at text[start:end].

    role: digits, number, shaky (a number word with another meaning), times (multiplies what
    stands before it), abbreviated (a multiplier that may be a unit, "m"), plus ("belas"), leading
    (can't follow a number), join ("and") or break (anything else).
    """

    start: int
    end: int
    role: str
    readings: tuple[Decimal, ...] = ()
    joined: bool = False  # the word itself begins with "and", as in Arabic


class Stack:
    """One number being read, as its summands from large to small."""

    def __init__(self):
        self.tokens: list[Token] = []
        self.sums: list[Decimal] = []
        self.joined = False

    def takes(self, token: Token) -> bool:
        """Whether the number goes on with this token."""
        amount = token.readings[0]
        if not self.sums:
            return token.role != "plus" or amount < 1
        top = self.sums[-1]
        if token.role in ("times", "abbreviated"):
            return top < amount or top % 1000 == 0 < top
        if token.role == "plus":
            return top < 10
        if token.role == "leading" and not self.joined:
            return False
        if token.role == "digits":
            return self.tokens[-1].role == "times" and _fits(top, amount)
        if (self.joined or token.joined) and top < 10 <= amount < 100 and amount % 10 == 0:
            # Five and twenty; but not "two hours and thirty", which Arabic says in two words.
            return top > 0 and self.tokens[-1].role != "shaky"
        return self.tokens[-1].role != "digits" and _fits(top, amount)

    def add(self, token: Token) -> None:
        amount = token.readings[0]
        if token.role in ("times", "abbreviated"):
            self._multiply(amount)
        elif token.role == "plus" and self.sums:
            self.sums[-1] += amount
        else:
            self.sums.append(amount)
        self.tokens.append(token)
        self.joined = False

    def _multiply(self, by: Decimal) -> None:
        below = Decimal(0)
        while self.sums and self.sums[-1] < by:
            below += self.sums.pop()
        self.sums.append((below or Decimal(1)) * by)

    def value(self, text: str) -> Value:
        first, last = self.tokens[0], self.tokens[-1]
        amount = sum(self.sums)
        found = {amount}
        if len(self.tokens) == 1:
            found.update(first.readings)
        elif len(self.tokens) == 2 and last.role in ("times", "abbreviated"):
            found.update(each * last.readings[0] for each in first.readings)
            if last.role == "abbreviated":
                found.update(first.readings)
        return Value(
            kind="number",
            amount=amount,
            text=text[first.start : last.end],
            start=first.start,
            end=last.end,
            written=self._written(amount),
            readings=frozenset(found),
        )

    def _written(self, amount: Decimal) -> str:
        if any(token.role == "digits" for token in self.tokens):
            return DIGITS
        alone = len(self.tokens) == 1
        if amount <= 1 or (alone and self.tokens[0].role != "number"):
            return HINT
        return FEW if amount <= SMALL else WORDS


def _fits(top: Decimal, amount: Decimal) -> bool:
    """Whether a number can follow a larger one as its next summand: 200 and 35, not 25 and 3."""
    if amount != int(amount) or amount <= 0 or amount >= top:
        return False
    return top % (10 ** len(str(int(amount)))) == 0


def compose(tokens: list[Token], text: str, near: Callable[[int, int], object]) -> Iterator[Value]:
    """The numbers that these tokens make; near(end, start) says whether two tokens touch."""
    stack, end = Stack(), -1
    for token in tokens:
        if token.role == "join":
            stack.joined = bool(stack.sums) and near(end, token.start)
            end = token.end
            continue
        touching = bool(stack.sums) and near(end, token.start)
        if not (touching and stack.takes(token)):
            if stack.sums:
                yield stack.value(text)
            stack = Stack()
            if not stack.takes(token) or token.role == "break":
                continue
        stack.add(token)
        end = token.end
    if stack.sums:
        yield stack.value(text)
