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
    # By which a name is for review.
    TITLE = "title"
    """A person's title stands beside the name."""
    PERSON_SLIP = "person_slip"
    OTHER_FORM = "other_form"
    """A person's given name in another form, or without a middle name."""
    ROMANISATION = "romanisation"
    """A person's Chinese name in Wade-Giles, not pinyin."""
    TOO_SHORT = "too_short"
    """The name is too short to identify anybody."""
    COMMON_REST = "common_rest"
    """A part is missing, and others may have the rest."""
    UNSUPPORTED_SLIP = "unsupported_slip"
    """A slip, and no place or business that agrees."""
    LIGHT_WORD = "light_word"
    """A filler word behind a name of the record that is one word."""
    FOREIGN_FORM = "foreign_form"
    FORM_ADDED = "form_added"
    """A legal form behind a name that has only a place and a business."""
    NO_LEVEL = "no_level"
    """One of the names does not say whether the body is a city's, a county's or a prefecture's."""
    BODY_NOT_STATED = "body_not_stated"
    """The record does not say which body it is: "(level not stated)", "(body not named)"."""
    PLACE_ADDED = "place_added"
    BUSINESS_ADDED = "business_added"
    CORE_WORD_ADDED = "core_word_added"
    CORE_WORD_MISSING = "core_word_missing"
    RELATED = "related"
    """A word says that it is another party, which belongs to the one that is named."""
    WITHIN = "within"
    """The name of the party stands within a longer text."""
    LOOK_ALIKE = "look_alike"
    """A sign was taken for another that looks like it (0 for O, rn for m)."""
    CUT_OFF = "cut_off"
    INITIALS = "initials"
    SOUND = "sound"
    """Spelled by its sound in another alphabet."""
    AFFILIATE = "affiliate"
    """The same distinctive part with another place or business: perhaps of the same group."""
    WEAK_ALIAS = "weak_alias"
    """The name of the record is one that an official list itself calls weak."""
    OTHER_PARTY = "other_party"
    """Another party of the record fits as well."""


SLIPS = frozenset({Kind.SPELLING, Kind.HOMOPHONE, Kind.ONE_CHARACTER})
MISSING = frozenset({Kind.NO_PLACE, Kind.WIDER_PLACE, Kind.NO_BUSINESS})
"""Gaps that a name may have only if the rest of it is distinctive."""
PARTIAL = SLIPS | MISSING
"""Gaps that leave a part of the name unmatched."""
OTHER_WORD = frozenset({Kind.SEAT_ADDED, Kind.WORD_ADDED, Kind.WORD_MISSING})
"""Gaps by which the name of a sister firm differs from the name of a party."""

WHOLE_NAME = frozenset({Kind.SPACING, Kind.LEGAL_FORM, Kind.TOO_SHORT})
"""Gaps of a name that is a party's whole name, however many others have it."""
DOUBTS = frozenset(
    {
        *(Kind.TITLE, Kind.PERSON_SLIP, Kind.TOO_SHORT, Kind.COMMON_REST, Kind.UNSUPPORTED_SLIP),
        *(Kind.LIGHT_WORD, Kind.FOREIGN_FORM, Kind.FORM_ADDED, Kind.PLACE_ADDED),
        *(Kind.BUSINESS_ADDED, Kind.OTHER_FORM, Kind.NO_LEVEL, Kind.BODY_NOT_STATED),
        *(Kind.CORE_WORD_ADDED, Kind.CORE_WORD_MISSING, Kind.CUT_OFF, Kind.INITIALS),
        *(Kind.RELATED, Kind.WITHIN, Kind.LOOK_ALIKE),
        *(Kind.ROMANISATION, Kind.SOUND, Kind.AFFILIATE, Kind.WEAK_ALIAS, Kind.OTHER_PARTY),
    }
)
"""Gaps by which a name is for review."""


@dataclass(frozen=True)
class Gap:
    """One difference between two names, and what it takes off the score."""

    kind: Kind
    cost: float
    detail: tuple[str, ...] = ()
    """The words that are added or missing, in the order of the alphabet."""


Gaps = tuple[Gap, ...]


def score_of(gaps: Gaps) -> float:
    """The score from 0 to 1 of a match with these gaps.

    The gravest doubt counts in full and the others by half: after the first, a person looks anyway.
    """
    doubts = sorted((gap.cost for gap in gaps if gap.kind in DOUBTS), reverse=True)
    certain = sum(gap.cost for gap in gaps if gap.kind not in DOUBTS)
    return round(1 - certain - sum(doubts[:1]) - sum(doubts[1:]) / 2, 2)
