"""What prose of our own must share with the words that it rests on: numbers, bounds, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from watchers.evidence.numbers import Number, numbers_in
from watchers.evidence.quantifiers import EACH, qualifier_of
from watchers.names.normalize import folded

_RUNS = re.compile(r"\d+|\([ivxa-z]{1,5}\)")
_CONDITION = re.compile(
    r"\b(?:within|after|once|when) (?:\w+ ){0,3}(?:days?|weeks?|months?|years?) (?:of|after)\b",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:within|after|once|when)\b", re.I)
NEAR = 60
"""Characters before a number in which `each` belongs to it."""


def lost_from(prose: str, quotes: Sequence[str]) -> Iterator[str]:
    """What the prose and the quotes together do not agree on, each in a few words.

    Every number of the prose stands in a quote, with the same bound (about, at least) and with
    `each` where the quote has it; a condition of a quote (within six months of) is kept.
    """
    said = [(quote, number) for quote in quotes for number in numbers_in(quote)]
    for number in numbers_in(prose):
        alike = [(quote, other) for quote, other in said if other.value == number.value]
        shown = prose[number.start : number.end]
        if not alike:
            if prose[number.start].isdigit():
                yield f"no quote has {shown}"
        elif not any(_is_bounded_alike(prose, number, *one) for one in alike):
            yield f"the words say {qualifier_of(*alike[0])} of {shown}"
    for quote in quotes:
        condition = _CONDITION.search(quote)
        if condition and not _CONDITIONAL.search(prose):
            yield f"the condition {condition.group()!r} is lost"


def _is_bounded_alike(prose: str, number: Number, quote: str, other: Number) -> bool:
    same = qualifier_of(prose, number) == qualifier_of(quote, other)
    return same and (not _each_before(quote, other) or EACH.search(prose) is not None)


def _each_before(text: str, number: Number) -> bool:
    return EACH.search(text[max(0, number.start - NEAR) : number.start]) is not None


def holds_title(title: str, quote: str) -> bool:
    """Whether the quote has the title; with parts left out (…), at least half of its letters."""
    whole, parts = _letters(title), [_letters(part) for part in quote.split("…")]
    if whole in _letters(quote):
        return True
    shown = sum(map(len, parts))
    return len(parts) > 1 and all(part in whole for part in parts) and 2 * shown >= len(whole)


def holds_runs(citation: str, quotes: Sequence[str]) -> bool:
    """Whether the quotes have every number and lettered clause of a citation: 84 FR 54002, (v)."""
    known = {run for quote in quotes for run in _RUNS.findall(quote.lower())}
    return set(_RUNS.findall(citation.lower())) <= known


def _letters(text: str) -> str:
    return folded(text).replace(" ", "")
