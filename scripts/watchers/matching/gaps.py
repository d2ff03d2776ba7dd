"""How a name can differ from a name of the record and still name its party."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What differs. The values are never shown or compared as text; `describe` has the words."""

    SPACING = "spacing"
    WORD_ORDER = "word_order"
    PINYIN = "pinyin"
    SPELLING = "spelling"
    HOMOPHONE = "homophone"
    ONE_CHARACTER = "one_character"
    NO_PLACE = "no_place"
    SEAT_ADDED = "seat_added"
    WIDER_PLACE = "wider_place"
    NO_BUSINESS = "no_business"
    OTHER_TRANSLATION = "other_translation"
    WORD_ADDED = "word_added"
    WORD_MISSING = "word_missing"
    OTHER_SCRIPT = "other_script"
    OTHER_WORDS = "other_words"
    LEGAL_FORM = "legal_form"
    PERSON_NAME = "person_name"


SLIPS = frozenset({Kind.SPELLING, Kind.HOMOPHONE, Kind.ONE_CHARACTER})
MISSING = frozenset({Kind.NO_PLACE, Kind.WIDER_PLACE, Kind.NO_BUSINESS})
"""Gaps that a name may have only if the rest of it is distinctive."""
PARTIAL = SLIPS | MISSING
"""Gaps that leave a part of the name unmatched."""
OTHER_WORD = frozenset({Kind.SEAT_ADDED, Kind.WORD_ADDED, Kind.WORD_MISSING})
"""Gaps by which the name of a sister firm differs from the name of a party."""


@dataclass(frozen=True)
class Gap:
    """One difference between two names, and what it takes off the score."""

    kind: Kind
    cost: float
    detail: tuple[str, ...] = ()
    """The words that are added or missing, in the order of the alphabet."""


def score_of(gaps: tuple[Gap, ...]) -> float:
    """The score from 0 to 1 of a match with these gaps."""
    return round(1 - sum(gap.cost for gap in gaps), 2)
