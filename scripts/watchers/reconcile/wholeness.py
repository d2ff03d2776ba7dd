"""Whether a copy is the whole list, judged by the file: only then is a party that lacks removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchers.official.entries import UnreadableList, party_key
from watchers.official.list_copy import ListCopy
from watchers.reconcile.citations import DATE
from watchers.reconcile.expectation import Expectation, names_of
from watchers.reconcile.last_copy import LastCopy
from watchers.text.plural import counted

MAX_MISSING_SHARE = 0.1
"""Share of the expected listings that a whole list may lack."""
MAX_MISSING = 5
"""Number of them that it may lack if it has many other parties; more are seldom removed at once."""
MIN_OTHERS = 100
OTHERS_PER_LISTING = 10
"""Many others: a file with so many more parties than the record has on the list was not made up of
a search for them."""
MIN_OTHERS_IF_NONE = 1000
"""Others that a file needs to be the list although it has none of the parties of the record."""
MIN_REGIMES_IF_NONE = 5
"""Notices, programmes or regimes that those others must be listed under: what a search for one of
them found is a part, however long."""
MIN_KEPT_SHARE = 0.9
"""Share of the parties of the last copy that a whole list still has."""


@dataclass(frozen=True)
class Wholeness:
    """Whether a copy may be only a part of the list, and what shows that."""

    is_part: bool
    basis: str
    """What shows that, said of the file; empty if nothing speaks for either."""


def judge(
    copy: ListCopy,
    *,
    list_id: str,
    expectation: Expectation,
    beside: Iterable[Expectation] = (),
    last: LastCopy | None = None,
) -> Wholeness:
    """Whether the copy is the whole list.

    beside: what the record expects of the other lists in the file; last: the last copy fetched, if
    there is one that is not newer. The publisher's own count or end mark decides, then how the file
    ends, then how much of the last copy is left, then what else is in the file. Raises
    UnreadableList if the copy has none of the parties expected on the list, and neither the last
    copy nor its size shows that it is this list.
    """
    missing = expectation.missing
    others = len(copy.parties) - expectation.found
    comparison = _compared(copy, list_id=list_id, expectation=expectation, last=last)
    none_found = bool(missing) and not expectation.found
    if none_found and not (comparison and not comparison.is_part):
        _check_is_this_list(copy, expectation, list_id=list_id)
    if copy.complete:
        return Wholeness(is_part=False, basis=f"is complete by {copy.complete}")
    if copy.may_be_cut:
        return Wholeness(is_part=True, basis="has no end mark, or ends within a line")
    if comparison:
        return comparison
    if not missing:
        return Wholeness(is_part=False, basis="")
    if lacking := _lacking_beside(expectation, beside):
        return Wholeness(is_part=True, basis=lacking)
    return _by_others(expectation, others=others)


def _check_is_this_list(copy: ListCopy, expectation: Expectation, *, list_id: str) -> None:
    count = len(expectation.missing)
    regimes = {DATE.sub("", notice) for entry in copy.parties for notice in entry.notices[:1]}
    is_large = len(copy.parties) >= MIN_OTHERS_IF_NONE and len(regimes) >= MIN_REGIMES_IF_NONE
    if not is_large or count > MAX_MISSING:
        raise UnreadableList(
            f"the file has none of the {counted(count, 'party', 'parties')} expected on {list_id}"
            f" ({names_of(expectation.missing)}): it is another list, or a part of one"
        )


def _lacking_beside(expectation: Expectation, beside: Iterable[Expectation]) -> str:
    """What the file lacks on all its lists, if that is too much: a cut takes from each of them."""
    every = [one for one in (expectation, *beside) if one.expected]
    expected = sum(one.expected for one in every)
    count = sum(len(one.missing) for one in every)
    if len(every) == 1 or count <= max(MAX_MISSING, MAX_MISSING_SHARE * expected):
        return ""
    return f"lacks {count} of the {expected} listings expected on all its lists"


def _by_others(expectation: Expectation, *, others: int) -> Wholeness:
    count = len(expectation.missing)
    if count <= MAX_MISSING_SHARE * expectation.expected:
        return Wholeness(is_part=False, basis="has nearly all of the listings expected in it")
    has_many_others = others >= max(MIN_OTHERS, OTHERS_PER_LISTING * expectation.expected)
    if has_many_others and count <= MAX_MISSING:
        return Wholeness(is_part=False, basis=f"has {others:,} other parties")
    return Wholeness(is_part=True, basis=f"lacks {count} of them")


def _compared(
    copy: ListCopy, *, list_id: str, expectation: Expectation, last: LastCopy | None
) -> Wholeness | None:
    """What the last copy shows; None if there is none, or if it does not know who is missing.

    A last copy that lacks them too may be the same part of the list.
    """
    if last is None:
        return None
    before = {party_key(entry) for entry in last.copy.of_list.get(list_id, ())}
    now = {party_key(entry) for entry in copy.of_list.get(list_id, ())}
    kept = len(before & now)
    of_last = f"{kept:,} of the {len(before):,} parties of the last copy, {last.file_name}"
    if kept < MIN_KEPT_SHARE * len(before):
        return Wholeness(is_part=True, basis=f"has only {of_last}")
    if expectation.missing and not last.has_all(expectation.missing):
        return None
    return Wholeness(is_part=False, basis=f"has {of_last}")
