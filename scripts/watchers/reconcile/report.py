"""What a report of a reconciliation says of itself: the file, its day, what was looked for, and the package that answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from watchers.package.model import Package
from watchers.reconcile.compare import GIVEN, Reconciliation
from watchers.text.printable import escape_invisible


@dataclass(frozen=True)
class Report:
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
        whole = f"; whole by {copy.complete}" if copy.complete else ""
        yield f"{copy.layout.title}, {self._day}: {len(copy.of_list[result.list_id]):,} parties on this list{whole}"
        later = (
            f"; {result.later} of the record begin later or on a day not known"
            if result.later
            else ""
        )
        yield f"{result.found} of {result.expected} listings that should stand on it were found{later}"
        if result.is_part:
            lacks = result.expected - result.found
            why = f"lacks {lacks} of them" if lacks else "has no end mark, or ends within a line"
            yield f"The file {why}: it is taken for a part of the list, and nothing that it lacks for gone"

    @property
    def _day(self) -> str:
        as_of = self.result.copy.as_of
        if self.result.date_basis == GIVEN or (as_of and as_of.basis.is_exact):
            return f"of {self.result.day} ({self.result.date_basis})"
        return (
            f"of {self.result.day} or later ({self.result.date_basis})"
            if self.result.day
            else "of a day not known"
        )

    @property
    def verdict(self) -> str:
        total, open_ones = len(self.result.differences), len(self.result.unexplained)
        if not total:
            return "No differences."
        explained = (
            f", {total - open_ones} of them explained in the record" if total > open_ones else ""
        )
        return f"{total} {'difference' if total == 1 else 'differences'}{explained}."

    @property
    def proof(self) -> tuple[str, str, str]:
        """What a report needs to be kept as proof."""
        package = self.package
        return (
            f"watchers {package.version} of {package.created}",
            f"record sha256 {package.content_hash()}",
            f"file   sha256 {self.file_hash}",
        )
