"""Asks the checks what is new once rows are planted in a copy of the record."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.planted_rows.record import Plant, Planted, PlantedExample, Rows
from watchers.checks.check import Check
from watchers.checks.frames import Frames, column_of
from watchers.checks.rules import RULES
from watchers.checks.validation import all_checks, validate
from watchers.checks.waivers import Waivers
from watchers.package.descriptor import open_package
from watchers.package.model import DESCRIPTOR
from watchers.problems.problem import Findings, Problem, Severity
from watchers.tables import listing_began, strict_csv
from watchers.tables.check_frames import check_frame
from watchers.tables.tidy import tidied

LEFT_BEHIND = {"source_is_not_used", "entity_is_not_reached", "official_has_no_public_role"}
"""Rules about a row that nothing points at any more. They find that the planted row was another
before, by chance; in a row that somebody adds they would find nothing."""
Broken = tuple[Check, str]
"""A check and the id of a row that it calls broken."""
Lines = dict[str, dict[str, bytes]]
"""The rows of tables as lines of CSV, by table and id."""


class Judge:
    """The shipped record, its checks, and what they find in it as it is."""

    def __init__(self) -> None:
        self.package = open_package()
        tables = self.package.tables
        self.contents = {
            name: (self.package.root / table.path).read_bytes() for name, table in tables.items()
        }
        self.record = Rows(self.package, {n: as_text(raw) for n, raw in self.contents.items()})
        self.lines: Lines = {
            name: {row.id: csv_line(row.cells) for row in rows}
            for name, rows in self.record.tables.items()
        }
        self.frames = self._frames(self.contents)
        waivers = Waivers.load(self.package, self.frames)
        self.checks = [
            waivers.excuse(check)
            for of_table in all_checks(self.package).values()
            for check in of_table
            if check.severity == Severity.PROBLEM and check.rule not in LEFT_BEHIND
        ]
        self._found_before = cache(lambda number: self._found(self.checks[number], self.frames))

    @cached_property
    def _schema_problems_before(self) -> set[Problem]:
        return self._found_in_schemas(None)

    def _frames(self, contents: dict[str, bytes]) -> Frames:
        tables = self.package.tables
        return Frames({n: check_frame(raw, tables[n]).lazy() for n, raw in contents.items()})

    def _found(self, check: Check, frames: Frames) -> set[str]:
        key = self.package.tables[check.table].primary_key[0]
        broken = check.broken_rows(frames)
        return set() if broken is None else set(column_of(broken, key))

    def planted(self, plants: Iterable[Plant]) -> dict[str, bytes]:
        """The files that differ once these rows are planted, as `watchers tidy` leaves them."""
        contents = {
            table: self._content(table, self.lines[table] | lines)
            for table, lines in lines_of(plants).items()
        }
        if contents.keys() & {listing_began.LISTINGS, listing_began.DOCUMENTS}:
            filled = listing_began.filled(self.package, self.contents | contents)
            if filled and filled != self.contents[listing_began.LISTINGS]:
                contents[listing_began.LISTINGS] = filled
        return contents

    def _content(self, table: str, lines: dict[str, bytes]) -> bytes:
        header = ",".join(self.package.tables[table].columns).encode() + b"\n"
        return header + b"".join(lines[row_id] for row_id in sorted(lines))

    def misspelt(self, plants: Sequence[Plant]) -> list[str]:
        """What the strict reader, the constraints and the keys find wrong; empty if nothing is."""
        faults = Findings()
        for name, raw in self.planted(plants).items():
            table = self.package.tables[name]
            strict_csv.read(table.path, raw, table.columns, faults)
            if tidied(table, raw, faults) != raw:
                faults.add(table.path, rule="untidy", message="`watchers tidy` would change it.")
        spelling = [number for number, check in enumerate(self.checks) if not is_rule(check)]
        broken = self._broken_rows(plants, spelling) + self._broken_tables(plants, spelling)
        found = {f"{one.table}: {one.column}: {row} [{one.rule}]" for one, row in broken}
        return sorted({*map(str, faults.problems), *found})

    def verdicts(self, plants: Sequence[Planted]) -> Iterator[set[str] | None]:
        """For each, the names of the checks that find something new if it alone is planted.

        None if the row is misspelt, so that it tells nothing of the rules.
        """
        numbers = range(len(self.checks))
        by_row = self._broken_rows([one for one in plants if isinstance(one, Plant)], numbers)
        for plant in plants:
            if isinstance(plant, PlantedExample):
                found = self._found_in_schemas(plant) - self._schema_problems_before
                yield {problem.rule for problem in found}
                continue
            broken = [check for check, row in by_row if row == plant.row_id]
            broken += [check for check, _ in self._broken_tables([plant], numbers)]
            yield {check.rule for check in broken} if all(map(is_rule, broken)) else None

    def _broken_rows(self, plants: Sequence[Plant], numbers: Iterable[int]) -> list[Broken]:
        """What checks that need no other row find; they are asked of all these rows at once."""
        lines = lines_of(plants)
        frames = self._frames({table: self._content(table, of) for table, of in lines.items()})
        asked = [number for number in numbers if self.checks[number].broken is not None]
        return [
            (self.checks[number], row)
            for number in asked
            if self.checks[number].table in frames
            for row in self._found(self.checks[number], frames) - self._found_before(number)
        ]

    def _broken_tables(self, plants: Sequence[Plant], numbers: Iterable[int]) -> list[Broken]:
        """What the other checks find, in whichever row, and did not find before."""
        changed = self._frames(self.planted(plants)).tables
        frames = Frames({**self.frames.tables, **changed})
        found: list[Broken] = []
        for number in numbers:
            check = self.checks[number]
            if check.broken is None and not changed.keys().isdisjoint({check.table, *check.needs}):
                rows = self._found(check, frames)
                found += [(check, row) for row in rows - self._found_before(number)]
        return found

    def _found_in_schemas(self, plant: PlantedExample | None) -> set[Problem]:
        """What `watchers validate` finds with this example in a schema and no rows in the tables,
        which says as much and takes less time."""
        with TemporaryDirectory() as folder:
            root = Path(folder)
            shutil.copy(self.package.root / DESCRIPTOR, root)
            shutil.copytree(self.package.root / "schemas", root / "schemas")
            (root / "data").mkdir()
            for name, table in self.package.tables.items():
                (root / table.path).write_bytes(self._content(name, {}))
            if plant:
                put_example(root / "schemas" / f"{plant.table}.json", plant)
            return set(validate(root).findings.problems)


def put_example(file: Path, plant: PlantedExample) -> None:
    schema = json.loads(file.read_text("utf-8"))
    for field in schema["fields"]:
        if field["name"] == plant.column:
            field["example"] = plant.example
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")


def is_rule(check: Check) -> bool:
    """Whether it is a rule, not a constraint or a key of a schema."""
    return check.rule in RULES


def lines_of(plants: Iterable[Plant]) -> Lines:
    lines: Lines = {}
    for plant in plants:
        lines.setdefault(plant.table, {})[plant.row_id] = csv_line(plant.cells)
    return lines


def csv_line(cells: dict[str, str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells.values())
    return text.getvalue().encode()


def as_text(raw: bytes) -> pd.DataFrame:
    """A table as text; the empty cell is an empty text."""
    return pd.read_csv(io.BytesIO(raw), dtype=str, keep_default_na=False)
