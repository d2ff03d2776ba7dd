"""The ways to be wrong: small functions, each named for its fault, which yield rows to plant."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.planted_rows import seen, unseen
from benchmarks.planted_rows.record import Planted, Rows


class Family(StrEnum):
    """What a fault is about."""

    FORESIGHT = "later than its documents"
    EVENTS = "listings and events"
    LISTS = "lists and coverage"
    NAMES = "names of another party"
    CLAIMS = "claims"
    SHARES = "shares"
    SEATS = "single seats"
    FIGURES = "impossible figures"
    ADDRESSES = "addresses"
    CODES = "codes and scripts"
    SLIPS = "other slips"


class Half(StrEnum):
    """Who may read a way before the rules are written."""

    SEEN = "seen"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Way:
    """One way to be wrong."""

    family: Family
    function: Callable[[Rows], Iterator[Planted]]

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def half(self) -> Half:
        """By the folder that it stands in."""
        return Half(self.function.__module__.split(".")[-2])


WAYS: dict[str, Way] = {}


def way(family: Family) -> Callable[..., Callable[[Rows], Iterator[Planted]]]:
    """Registers a function that yields false rows, best shuffled; how many are used is not its
    concern."""

    def add(function: Callable[[Rows], Iterator[Planted]]) -> Callable[[Rows], Iterator[Planted]]:
        if function.__name__ in WAYS:
            raise ValueError(f"two ways are named {function.__name__}")
        WAYS[function.__name__] = Way(family, function)
        return function

    return add


def all_ways() -> list[Way]:
    """The ways of all modules in `seen` and `unseen`, by family and name."""
    for folder in (seen, unseen):
        for module in pkgutil.iter_modules(folder.__path__):
            importlib.import_module(f"{folder.__name__}.{module.name}")
    families = list(Family)
    return sorted(WAYS.values(), key=lambda way: (families.index(way.family), way.half, way.name))
