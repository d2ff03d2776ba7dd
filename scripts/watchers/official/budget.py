"""A bound on what is read of a file before anything comes of it.

Parsers keep what they read until a tag, a line or a value ends. In a file in which none ever ends
they would keep all of it.
"""

from __future__ import annotations

from typing import Protocol

from watchers.official.entries import UnreadableList


class Budget:
    """How much more may be read until something is complete."""

    def __init__(self, limit: int, *, what: str) -> None:
        """what: what is then refused as too long, for the message."""
        self.limit, self.what, self.spent = limit, what, 0

    def spend(self, amount: int) -> None:
        """Raises UnreadableList if more than the limit was read since `renew`."""
        self.spent += amount
        if self.spent > self.limit:
            raise UnreadableList(
                f"the file has {self.what} of more than {self.limit >> 20} MB;"
                " no official list has, so the file is refused"
            )

    def renew(self) -> None:
        """Something is complete; what follows has the whole limit again."""
        self.spent = 0


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class BudgetedStream:
    """A stream whose reading spends from budgets."""

    def __init__(self, stream: Readable, *budgets: Budget) -> None:
        self.stream, self.budgets = stream, budgets

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        for budget in self.budgets:
            budget.spend(len(data))
        return data
