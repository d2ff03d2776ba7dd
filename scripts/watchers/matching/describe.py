"""Matches in words. Nothing is decided by them."""

from __future__ import annotations

from collections.abc import Sequence

from watchers.matching.gaps import Gap, Kind

PHRASES = {
    Kind.SPACING: "spacing",
    Kind.WORD_ORDER: "word order",
    Kind.PINYIN: "pinyin",
    Kind.SPELLING: "spelling",
    Kind.HOMOPHONE: "spelling (a character spoken alike)",
    Kind.ONE_CHARACTER: "spelling (one character)",
    Kind.NO_PLACE: "without its place",
    Kind.SEAT_ADDED: "its seat added",
    Kind.WIDER_PLACE: "wider place",
    Kind.OTHER_TRANSLATION: "words translated otherwise",
    Kind.OTHER_SCRIPT: "script",
    Kind.OTHER_WORDS: "other words for the same",
    Kind.LEGAL_FORM: "legal form",
    Kind.PERSON_NAME: "person's name, which others may bear",
    Kind.TITLE: "title added",
    Kind.PERSON_SLIP: "a letter of the name differs",
    Kind.OTHER_FORM: "given name in another form",
    Kind.ROMANISATION: "romanised otherwise",
    Kind.TOO_SHORT: "too short or too common to identify a party",
    Kind.COMMON_REST: "what is left of the name others may have",
    Kind.UNSUPPORTED_SLIP: "neither place nor business confirms the spelling",
    Kind.LIGHT_WORD: "little but one word agrees",
    Kind.FOREIGN_FORM: "legal form of another country",
    Kind.FORM_ADDED: "legal form added",
    Kind.NO_LEVEL: "city, county or prefecture not given",
    Kind.BODY_NOT_STATED: "the record does not say which body",
    Kind.RELATED: "a subsidiary, affiliate or joint venture is another party",
    Kind.WITHIN: "the name stands within a longer text",
    Kind.LOOK_ALIKE: "a letter looks like another",
    Kind.CUT_OFF: "cut off",
    Kind.INITIALS: "initials",
    Kind.SOUND: "sounds alike in another alphabet",
    Kind.AFFILIATE: "other place or business: could be of the same group",
    Kind.WEAK_ALIAS: "a weak alias, which others may bear",
    Kind.OTHER_PARTY: "another party fits as well",
}
WORD_PHRASES = {
    Kind.WORD_ADDED: "{} added",
    Kind.WORD_MISSING: "{} left out",
    Kind.NO_BUSINESS: "without {}",
    Kind.BUSINESS_ADDED: "line of business {} added",
    Kind.PLACE_ADDED: "place {} added",
    Kind.CORE_WORD_ADDED: "one more word ({})",
    Kind.CORE_WORD_MISSING: "one word less ({})",
}
"""Phrases for gaps whose detail is a list of words."""
NAME_KINDS = {
    "former": "former name",
    "short": "short name",
    "alias": "alias",
    "as_listed": "name as listed",
    "spelling": "other spelling",
}
"""Kinds of names that are worth a word; others are the party's own name."""
IDENTIFIERS = {"record_id": "id of the record"}
"""Identifiers that are not called by their scheme."""


def describe(gap: Gap) -> str:
    """The gap in words."""
    if gap.kind in WORD_PHRASES:
        return WORD_PHRASES[gap.kind].format(" and ".join(gap.detail))
    return PHRASES[gap.kind]


def describe_name(gaps: Sequence[Gap], *, name_kind: str) -> str:
    """How a name matched: its gaps, and what kind of name of the record it is."""
    ways = "; ".join(map(describe, gaps)) or "same name"
    return "; ".join(filter(None, (ways, NAME_KINDS.get(name_kind))))


def describe_identifier(scheme: str) -> str:
    """How an identifier matched."""
    return f"identifier ({IDENTIFIERS.get(scheme, scheme)})"


def describe_number(scheme: str, value: str) -> str:
    """How a bare number could be an identifier."""
    identifier = value if scheme == "ticker" else f"{scheme}:{value}"
    return f"a bare number; the same number as {identifier}"
