"""How the value that a claim gives stands to the cell that it speaks of."""

from __future__ import annotations

import re
from decimal import Decimal

from watchers.dates.partial_date import CALENDAR_DATE
from watchers.evidence.quantifiers import BEFORE

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
A_TENTH = 10


def is_date(text: str) -> bool:
    """Whether it is a partial date that exists in the calendar."""
    return re.fullmatch(CALENDAR_DATE, text) is not None


def is_number(text: str) -> bool:
    """Whether it is a plain number, as cells have it."""
    return NUMBER.fullmatch(text) is not None


def one_date_within_another(given: str, cell: str) -> bool:
    """Whether the dates are equal, or one is the other less precisely: 2017 and 2017-04."""
    return given.startswith(cell) or cell.startswith(given)


def same_number(given: str, cell: str) -> bool:
    """Whether the numbers are equal, however they are spelled."""
    return Decimal(given) == Decimal(cell)


def agrees(given: str, cell: str, *, hedge: str) -> bool:
    """Whether the number given is the cell, the cell rounded, or, hedged, within a tenth of it.

    100 is 92.8 rounded to hundreds, and `more than 260` stands for 268; but neither may be off by
    more than a tenth.
    """
    number, exact = Decimal(given), Decimal(cell)
    if abs(number - exact) * A_TENTH > abs(exact):
        return False
    digit = number.normalize().as_tuple().exponent if number else 0
    step = Decimal(1).scaleb(int(digit))
    is_rounded = (exact / step).to_integral_value() * step == number
    return number == exact or is_rounded or _is_quantified(hedge)


def _is_quantified(hedge: str) -> bool:
    """Whether one of the hedging words makes a number a bound or a guess."""
    said = {words.strip().lower() for words in hedge.split("|")}
    return any(said & set(words) for words in BEFORE.values())


def within_period(given: str, cell: str) -> bool:
    """Whether a period (2017/2019) is the other, less precisely, or a date is one of its ends."""
    ends = cell.split("/")
    if "/" not in given:
        return any(one_date_within_another(given, end) for end in ends)
    pairs = zip(given.split("/"), ends, strict=False)
    return all(one_date_within_another(one, other) for one, other in pairs)
