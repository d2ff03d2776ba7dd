"""What is said of a recomputed receipt: how much is the same, by whom, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.screening.receipt import AnsweredBy
from watchers.screening.receipt_reader import CONTEXT_OPTIONS
from watchers.screening.receipt_verify import Verification
from watchers.text.plural import counted

LIMITS = (
    "a receipt cannot show who asked, or when: for that, have the receipt signed or time-stamped"
)


def closing(verification: Verification, *, by: AnsweredBy, differences: int) -> Iterator[str]:
    """The last lines of the report, once all differences have been told."""
    asked = verification.receipt.asked
    how_many = counted(differences, "difference") if differences else "the same"
    yield f"{_extent(verification)}, as of {asked.day}: {how_many}"
    yield _recomputed(verification, by=by)
    yield from _not_verified(verification)
    if asked.decisions_sha256:
        yield (
            "decisions are not in the receipt: it holds what was answered before those of the file"
            f" with sha256 {asked.decisions_sha256} were applied"
        )
    yield LIMITS


def other_package(then: AnsweredBy, now: AnsweredBy) -> str:
    """How the package at hand is not that of the receipt; empty if it is."""
    if then.content_hash == now.content_hash:
        return ""
    return (
        f"the receipt rests on package {then.package_version} (sha256 {then.content_hash}), and"
        f" this is package {now.package_version} (sha256 {now.content_hash})"
    )


def _extent(verification: Verification) -> str:
    """What was recomputed; without the names, only the answers on parties."""
    parties = counted(verification.parties, "party", "parties")
    extent = f"{parties}, {counted(verification.answers, 'answer')}"
    return f"{_names(verification)}, {extent}" if verification.has_names else extent


def _names(verification: Verification) -> str:
    return counted(verification.receipt.name_count, "name")


def _recomputed(verification: Verification, *, by: AnsweredBy) -> str:
    then = verification.receipt.answered_by
    text = (
        f"recomputed with watchers {by.code_version} from package {by.package_version}"
        f" (sha256 {by.content_hash})"
    )
    if then.code_version != by.code_version:
        text += f"; the receipt was written by watchers {then.code_version}"
    return f"{text}; {other}" if (other := other_package(then, by)) else text


def _not_verified(verification: Verification) -> Iterator[str]:
    """What a receipt alone cannot show."""
    asked, query = verification.receipt.asked, verification.screening.query
    is_compared = any(asked.options[option] is not None for option in CONTEXT_OPTIONS)
    is_file = asked.input_name is not None
    how = "the file with --input" if is_file else "them again after the receipt"
    if not verification.has_names:
        cells = ", and the cells and findings beside them" if is_compared else ""
        yield f"not verified: which parties the {_names(verification)} match{cells}; give {how}"
    elif is_file and query.file is None:
        cells = ", and the cells of the columns that are said to be compared" if is_compared else ""
        yield f"not verified: that the names are those of the file{cells}; give {how}"
