"""What a report of a reconciliation says of the file, of what was looked for, and of its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watchers.package.model import Package
from watchers.reconcile.expectation import names_of
from watchers.reconcile.reconciliation import Reconciliation
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible


@dataclass(frozen=True)
class ReconciliationReport:
    """A reconciliation with the file and the package that it compared."""

    result: Reconciliation
    file: Path
    file_hash: str
    """SHA-256 of the bytes that were read."""
    package: Package

    @property
    def title(self) -> str:
        return f"{self.result.list_id} against {escape_invisible(self.file.name)}"

    @property
    def about(self) -> Iterator[str]:
        """Sentences on the copy and on what was looked for in it."""
        result, copy = self.result, self.result.copy
        parties = f"{counted(len(copy.of_list[result.list_id]), 'party', 'parties')} on this list"
        complete = f"; complete by {copy.complete}" if copy.complete else ""
        yield f"{copy.layout.title}, {self._day}: {parties}{complete}"
        yield from copy.remarks
        counts = result.expectation
        later = f"; {counts.later} others begin later or on an unknown date" if counts.later else ""
        yield f"{counts.found} of {counts.expected} listings expected in it were found{later}"
        wholeness = result.wholeness
        if wholeness.is_part:
            yield (
                f"The file {wholeness.basis}; treated as incomplete: "
                "missing parties are not reported as removed"
            )
        elif counts.missing and not copy.complete:
            yield f"The file {wholeness.basis}, and is taken as complete"
        if rows := result.older_or_gone:
            yield (
                "The file gives no day of its own. It is older than further listings of the record,"
                f" or these are gone from it: {names_of(rows)}. Give its day with --as-of"
            )
        if copy.kept_elsewhere:
            yield f"Not in this file, and so not compared: {copy.kept_elsewhere}"

    @property
    def _day(self) -> str:
        copy_day = self.result.copy_day
        or_later = "" if copy_day.is_exact else " or later"
        return f"of {copy_day.day}{or_later} ({copy_day.basis})"

    @property
    def verdict(self) -> str:
        total = len(self.result.discrepancies)
        if not total and self.result.is_part:
            return "No differences in what the file holds, which may not be the whole list."
        if not total and self.result.older_or_gone:
            return "No differences in what was compared; the day of the file must be given."
        if not total and not self.result.expectation.expected:
            return (
                "No differences; no listing of the record had surely begun by the day of the file."
            )
        if not total:
            return "No differences."
        count = "1 difference" if total == 1 else f"{total} differences"
        explained = total - len(self.result.unexplained)
        return (
            f"{count}, {explained} of them explained in the record." if explained else f"{count}."
        )

    @property
    def proof(self) -> tuple[str, str, str]:
        """The versions and hashes with which the report can be proved."""
        package = self.package
        return (
            f"watchers {package.version} of {package.created}",
            f"record sha256 {package.content_hash()}",
            f"file   sha256 {self.file_hash}",
        )
