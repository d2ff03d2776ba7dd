"""What a cell holds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Certainty(IntEnum):
    """How surely a piece of a cell is a party of its own."""

    REST = 0
    """What stands beside a name and is no known address: it counts only if it could be a party."""
    LIKELY = 1
    """A piece between commas or "and", which names hold too."""
    SURE = 2


@dataclass(frozen=True)
class Party:
    """A party that a cell names, by all its names there: in two scripts, former, in brackets."""

    names: tuple[str, ...]
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True)
class CellReading:
    """A cell, taken apart."""

    cell: str
    parties: tuple[Party, ...] = ()
    """Empty if the cell is a name and nothing else."""
    as_one: tuple[str, ...] = ()
    """The cell as one name, cleaned; for a cell whose parties only names' own words tell apart."""
    has_address: bool = False
    """Whether an address was left out, which may look like a part of the name."""
    was_repaired: bool = False
    """Whether it had been decoded wrongly, and was repaired."""
    is_damaged: bool = False
    """Whether it was decoded wrongly, and cannot be repaired."""

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say of the cell but the name that it is."""
        return not self.parties and not self.is_damaged and self.cell.isascii()

    @property
    def may_be_one_name(self) -> bool:
        """Whether only what names hold too, such as "and", told its parties apart."""
        return not self.has_address and all(
            party.certainty is Certainty.LIKELY for party in self.parties
        )

    @property
    def wholes(self) -> tuple[str, ...]:
        """What is looked up as one name if the cell may be one."""
        return (self.cell, *self.as_one) if self.may_be_one_name else (self.cell,)

    @property
    def names(self) -> tuple[str, ...]:
        """All that is looked up: the cell as it is, then each name in it."""
        if not self.parties:
            return (self.cell,)
        parts = (name for party in self.parties for name in party.names)
        return tuple(dict.fromkeys((self.cell, *self.wholes, *parts)))
