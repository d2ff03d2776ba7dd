"""What a comparison of the record with one copy of a list finds."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.official.list_copy import ListCopy
from watchers.reconcile.copy_day import CopyDay
from watchers.reconcile.discrepancy import Discrepancy
from watchers.reconcile.expectation import Expectation
from watchers.reconcile.wholeness import Wholeness
from watchers.tables.rows import Row


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """How the record differs from one copy of a list."""

    list_id: str
    copy: ListCopy
    copy_day: CopyDay
    discrepancies: list[Discrepancy]
    expectation: Expectation
    wholeness: Wholeness
    notes: list[str]

    @property
    def older_or_gone(self) -> list[Row]:
        """Listings that the file lacks because it is older than they, or because they are gone.

        Only what is newest in the file tells its day, so nothing tells which.
        """
        return [] if self.copy_day.is_exact else self.expectation.not_yet

    @property
    def is_part(self) -> bool:
        """Whether the file may be only a part, so that removals cannot be read from it."""
        return self.wholeness.is_part

    @property
    def is_in_doubt(self) -> bool:
        """Whether it is not known what the list says of all parties."""
        return self.is_part or bool(self.older_or_gone)

    @property
    def unexplained(self) -> list[Discrepancy]:
        return [item for item in self.discrepancies if not item.explained_by]
