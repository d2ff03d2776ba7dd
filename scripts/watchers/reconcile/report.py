"""What a report of a reconciliation says of the file, of what was looked for, and of its proof."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from watchers.package.model import Package
from watchers.reconcile.compare import Reconciliation
from watchers.text.printable import escape_invisible


@dataclass(frozen=True)
class ReconciliationReport:
    """A reconciliation with the file and the package that it compared."""

    result: Reconciliation
    file: Path
    package: Package

    @cached_property
    def file_hash(self) -> str:
        with self.file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()

    @property
    def title(self) -> str:
        return f"{self.result.list_id} against {escape_invisible(self.file.name)}"

    @property
    def about(self) -> Iterator[str]:
        """Sentences on the copy and on what was looked for in it."""
        result, copy = self.result, self.result.copy
        parties = f"{len(copy.of_list[result.list_id]):,} parties on this list"
        complete = f"; complete by {copy.complete}" if copy.complete else ""
        yield f"{copy.layout.title}, {self._day}: {parties}{complete}"
        counts = result.expectation
        later = f"; {counts.later} others begin later or on an unknown date" if counts.later else ""
        yield f"{counts.found} of {counts.expected} listings expected in it were found{later}"
        if result.is_part:
            yield (
                f"The file {self._why_part}; treated as incomplete: "
                "missing parties are not reported as removed"
            )

    @property
    def _day(self) -> str:
        copy_day = self.result.copy_day
        or_later = "" if copy_day.is_exact else " or later"
        return f"of {copy_day.day}{or_later} ({copy_day.basis})"

    @property
    def _why_part(self) -> str:
        missing = len(self.result.expectation.missing)
        return f"lacks {missing} of them" if missing else "has no end mark, or ends within a line"

    @property
    def verdict(self) -> str:
        total = len(self.result.discrepancies)
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
