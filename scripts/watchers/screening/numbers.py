"""Cells that are numbers alone, which are no name: whose they could be, a person must look."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from watchers.answers.reasons import ReasonKind
from watchers.matching.costs import COSTS
from watchers.matching.describe import describe_number
from watchers.matching.identifiers import identifier
from watchers.matching.index import Index
from watchers.matching.indexed_name import RECORD_ID, IndexedName
from watchers.screening.cell.identifiers import without_label
from watchers.screening.merge import CellMatches, NameMatches, PartMatches
from watchers.screening.result import MatchedParty

_NUMBERS = re.compile(r"(?=[\W_]*\d)[\W\d_]+(?:E\+?\d+)?")
"""It has one way to match, so that long cells take no longer than they must."""
_WITH_LETTERS = re.compile(
    r"[A-Z]{1,4}[.:]\d{3,}|\d{3,}[.:][A-Z]{1,4}|\d{4,6} [A-Z]{2}(?: (?:Equity|EQUITY))?"
)
"""A number and what could be an exchange that is not known: 002415.CH, 002415 CH."""
_MISWRITTEN = re.compile(r"(?=(?:[A-Z]*\d){12})[0-9A-Z]{17,20}", re.I)
"""A credit code or LEI with a slip, by its length and its many digits."""
_DIGITS = re.compile(r"\d+")
MIN_DIGITS = 3
"""Shorter numbers are told of nobody."""


def numbers_alone(cell: str) -> frozenset[str]:
    """The numbers of a cell that holds nothing else and names no register; empty for any other."""
    text = without_label(unicodedata.normalize("NFKC", cell).strip())
    forms = (_NUMBERS, _WITH_LETTERS, _MISWRITTEN)
    if identifier(text) is not None or not any(form.fullmatch(text) for form in forms):
        return frozenset()
    found = _DIGITS.findall(text)
    return frozenset({*found, "".join(found)})


class NumbersOfRecord:
    """The parties of a record by the numbers of their identifiers, without the registers."""

    def __init__(self, index: Index) -> None:
        self._parties: dict[str, dict[str, MatchedParty]] = defaultdict(dict)
        for indexed in (one for names in index.identifiers.values() for one in names):
            number = indexed.name.rpartition(":")[2]
            if indexed.kind != RECORD_ID and number.isalnum():
                self._parties[_key(number)][indexed.party.party_id] = _candidate(indexed)

    def parties(self, numbers: frozenset[str]) -> tuple[MatchedParty, ...]:
        """The parties of which one of these could be the number."""
        long_enough = sorted(number for number in numbers if len(number) >= MIN_DIGITS)
        found: dict[str, MatchedParty] = {}
        for number in long_enough:
            found |= self._parties.get(_key(number), {})
        return tuple(found.values())

    def of(self, numbers: frozenset[str]) -> CellMatches:
        """What a cell of these numbers could mean; if nobody, then it is no name."""
        candidates = self.parties(numbers)
        reason = None if candidates else ReasonKind.NUMBER_ALONE
        matches = NameMatches(candidates=candidates, unreadable=reason)
        return CellMatches((PartMatches("", matches),))


def _key(number: str) -> str:
    """The number without zeros in front, which spreadsheets leave out."""
    return number.lstrip("0")


def _candidate(indexed: IndexedName) -> MatchedParty:
    return MatchedParty(
        party_id=indexed.party.party_id,
        party=indexed.party.name,
        matched_name=indexed.name,
        method=describe_number(indexed.kind, indexed.name),
        score=COSTS.min_review,
        source_id=indexed.source_id,
    )
