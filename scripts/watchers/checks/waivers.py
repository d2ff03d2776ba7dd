"""Applies waivers: leaves out the rows that they excuse, and reports those that excuse nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import narwhals as nw

from watchers.checks.check import Check
from watchers.checks.frames import Frames, column_of
from watchers.checks.lookups import one_of
from watchers.checks.rules import RULES
from watchers.package.model import Package
from watchers.problems.problem import Findings
from watchers.tables.columns import LINE
from watchers.text.printable import quoted

UNUSED = "waiver_excuses_nothing"


@dataclass
class Waivers:
    """The waivers in force, by rule and table, and which of them were needed."""

    package: Package
    rows: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    """Line of the waiver, by rule and table and then by row."""
    used: set[int] = field(default_factory=set)

    @classmethod
    def load(cls, package: Package, frames: Frames) -> Waivers:
        """The waivers of the package that have not expired."""
        waivers = cls(package)
        if "waivers" in frames:
            for row in frames["waivers"].collect().rows(named=True):
                if row["row_id"] and (row["expires_on"] or "") >= package.as_of:
                    waivers.rows.setdefault((row["rule"], row["table"]), {})[row["row_id"]] = row[
                        LINE
                    ]
        return waivers

    def _known(self, ids: Iterable[str], *, table: str, frames: Frames) -> set[str]:
        """Those of the ids that a row of the table has."""
        if table not in frames:
            return set()
        key = self.package.tables[table].primary_key[0]
        return set(column_of(frames[table].filter(one_of(key, ids)), key))

    def excuse(self, check: Check) -> Check:
        """The check, finding only rows that no waiver excuses."""
        excused = self.rows.get((check.rule, check.table))
        if not excused:
            return check
        key = self.package.tables[check.table].primary_key[0]

        def find_the_rest(frames: Frames) -> nw.LazyFrame | None:
            broken = check.broken_rows(frames)
            if broken is None:
                return None
            waived = nw.col(key).is_in(list(excused)).fill_null(False)
            self.used.update(excused[row] for row in column_of(broken.filter(waived), key))
            return broken.filter(~waived)

        return replace(check, broken=None, find=find_the_rest)

    def report_unused(self, frames: Frames, findings: Findings) -> None:
        """Adds a problem for each waiver of a known rule and row that nothing needed."""
        path = self.package.tables["waivers"].path if "waivers" in self.package.tables else ""
        for (rule, table), rows in self.rows.items():
            known = self._known(rows, table=table, frames=frames) if rule in RULES else set()
            for row, line in rows.items():
                if line not in self.used and row in known:
                    message = f"{quoted(row)} of {table} does not break {rule}. Delete the waiver."
                    findings.add(path, line=line, column="row_id", rule=UNUSED, message=message)
