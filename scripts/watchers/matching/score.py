"""How surely two names name the same party.

The words that say who is meant must be the same. What other names share may be missing on one side, where
the rest is distinctive enough, but never differ: another place or another business is another firm.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from watchers.names.normalize import is_pinyin, pinyin, sounds_like, syllables
from watchers.names.parse import Reading, spoken
from watchers.names.vocabulary import around, common_words

ENOUGH = 0.75
"""Scores below this are no match."""
WITHOUT_PLACE = "without its place"
FAR_TOO_SHORT = 5
"""Fewer Latin letters than this say too little by themselves; so do fewer than three Chinese characters."""


@dataclass(frozen=True)
class Verdict:
    """A score from 0 to 1, and in words what differs between the names."""

    score: float
    how: tuple[str, ...]


Step = tuple[float, str] | None
"""What a difference costs and how it is called, or nothing where it makes the names those of two parties."""


def tells_enough(asked: Reading) -> bool:
    """Whether a name says by itself who is meant: not a short word, a place or a line of business alone."""
    if not asked.core:
        return bool(asked.places and asked.generic)
    long_enough = len(asked.joined) >= (3 if asked.han else FAR_TOO_SHORT)
    return long_enough or bool(asked.places or asked.generic or asked.light or asked.legal)


def is_distinctive(reading: Reading) -> bool:
    """Whether the core is so rare a word that a name may be matched without its place or business."""
    joined = reading.joined
    if set(reading.core) <= common_words():
        return False
    if reading.han:
        return len(joined) >= 3
    return syllables(joined) > 2 or (len(joined) >= 5 and not is_pinyin(joined))


def judge(
    asked: Reading,
    known: Reading,
    home: frozenset[str],
    shared: bool,
    chinese_cores: frozenset[str],
) -> Verdict | None:
    """How `asked` fits the record's name `known`; nothing where it names somebody else.

    home: the places that the party sits in; shared: whether other parties of the record have the same core;
    chinese_cores: the party's cores in Chinese, where the record knows them, so that pinyin need not stand in.
    """
    crossing = asked.han != known.han and bool(asked.core)
    steps = [
        _core(asked, known, chinese_cores),
        _places(asked, known, home),
        _words(asked, known, crossing),
        _light(asked, known),
    ]
    if any(step is None for step in steps):
        return None
    found = [step for step in steps if step is not None and step[1]]
    missing = [how for cost, how in found if how.startswith(("without", "wider"))]
    slip = any(how.startswith("spelling") for _, how in found)
    if missing and not _may_be_missing(missing, asked, known, shared, slip):
        return None
    if (
        shared
        and not asked.generic
        and not known.generic
        and asked.light != known.light
        and (asked.places or known.places)
    ):
        return None
    score = 1 - sum(cost for cost, _ in found)
    return Verdict(round(score, 2), tuple(how for _, how in found)) if score >= ENOUGH else None


def _may_be_missing(
    missing: list[str], asked: Reading, known: Reading, shared: bool, slip: bool
) -> bool:
    """Whether the rest of a name is distinctive enough to do without its place, or what its firm does."""
    long_enough = len(missing) == 1 or len(known.joined) >= (4 if known.han else 10)
    without_business = any(how.startswith("without ") and how != WITHOUT_PLACE for how in missing)
    if without_business and (shared or not (asked.places or asked.generic)):
        return False
    return is_distinctive(known) and long_enough and not slip


def _core(asked: Reading, known: Reading, chinese_cores: frozenset[str]) -> Step:
    if asked.core == known.core:
        return 0, ""
    if not asked.core or not known.core:
        return None
    if asked.han != known.han:
        if asked.han and chinese_cores and asked.joined not in chinese_cores:
            return None
        # Two syllables alone are spoken like dozens of other names.
        alone = (
            not (known.places or known.generic) and len((asked if asked.han else known).joined) <= 2
        )
        return (0.1, "pinyin") if spoken(asked) == spoken(known) and not alone else None
    if asked.joined == known.joined:
        return 0.02, "spacing"
    if sorted(asked.core) == sorted(known.core):
        return 0.02, "word order"
    return _slip_han(asked, known) if asked.han else _slip_latin(asked, known)


def _slip_han(asked: Reading, known: Reading) -> Step:
    """One character other than in the record: only in a long name, or where both are spoken alike."""
    one, other = asked.joined, known.joined
    if (
        min(len(one), len(other)) < 3
        or OSA.distance(one, other) != 1
        or asked.generic != known.generic
    ):
        return None
    if pinyin(one) == pinyin(other):
        return 0.15, "spelling (a character spoken alike)"
    return (0.2, "spelling (one character)") if min(len(one), len(other)) >= 5 else None


def _slip_latin(asked: Reading, known: Reading) -> Step:
    """One slip in seven letters, two in twelve; none that makes one number or Chinese name of another."""
    one, other = asked.joined, known.joined
    if len(asked.core) != len(known.core) or _digits(one) != _digits(other):
        return None
    shorter = min(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=2)
    if slips > (0 if shorter < 7 else 1 if shorter < 12 else 2) or asked.generic != known.generic:
        return None
    if (
        is_pinyin(one)
        and is_pinyin(other)
        and not (shorter >= 12 and sounds_like(one) == sounds_like(other))
    ):
        return None
    return 0.05 + 0.05 * slips, "spelling"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _places(asked: Reading, known: Reading, home: frozenset[str]) -> Step:
    one, other = asked.nearest_places, known.nearest_places
    if one == other:
        return 0, ""
    if not asked.core:
        return None
    if not one:
        return 0.06, WITHOUT_PLACE
    apart = one ^ other
    if apart <= home and (not other or one & other):
        return 0.03, "its seat added"
    if (
        one <= home
        and one <= around(other)
        and asked.han == known.han
        and (asked.han or not is_pinyin(known.joined))
    ):
        return 0.08, "wider place"
    return None


def _words(asked: Reading, known: Reading, crossing: bool) -> Step:
    extra, missing = asked.generic - known.generic, known.generic - asked.generic
    if not asked.core and asked.level != known.level:
        return None
    if not extra and not missing:
        return 0, ""
    if not asked.core:
        return None
    if crossing and 2 * len(asked.generic & known.generic) >= max(
        len(asked.generic), len(known.generic)
    ):
        return 0.05, "words translated otherwise"
    return None if extra else (0.08, f"without {' and '.join(sorted(missing))}")


_COME_AND_GO = frozenset(
    {"uyghur", "kazakh", "mongolian", "kyrgyz", "hui", "autonomous", "region", "people", "province"}
)


def _light(asked: Reading, known: Reading) -> Step:
    extra, missing = (
        asked.light - known.light - _COME_AND_GO,
        known.light - asked.light - _COME_AND_GO,
    )
    if not extra and not missing:
        return 0, ""
    if not asked.core or (extra and missing and asked.han == known.han):
        return None
    if missing and not (asked.places or asked.generic or asked.light or is_distinctive(asked)):
        return None
    return 0.02 * len(extra | missing), " and ".join(
        [f"{word} added" for word in sorted(extra)]
        + [f"{word} left out" for word in sorted(missing)]
    )
