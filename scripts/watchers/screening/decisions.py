"""An analyst's decisions: matches that a person has looked at, and that are not the party.

A decided match is shown with its decision, and does not count. A decision is about one name, letter
for letter, and one party; nothing is concluded from it about another.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from watchers.screening.context.findings import FindingKind
from watchers.screening.first_lines import FirstLines
from watchers.screening.result import Decision, ScreeningResult
from watchers.screening.unreadable import UnusableFile
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible, quoted
from watchers.text.suggest import did_you_mean

REQUIRED = ("name", "party_id", "decision", "reason", "decided_on")
OPTIONAL = ("decided_by",)
NOT_THE_SAME = "not_the_same"
MAX_BYTES = 10 << 20
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
Key = tuple[str, str]
"""The name as asked, and the id of the party."""


class UnreadableDecisions(UnusableFile):
    """The file of decisions is not as it must be; the message says where and what to change."""


@dataclass
class Decisions:
    """The decisions of a file, by name and party."""

    sha256: str
    by_match: dict[Key, Decision]
    lines: dict[Key, int]
    used: set[Key] = field(default_factory=set)
    overruled: FirstLines = field(default_factory=FirstLines)
    """The rows whose identifier is that of the party, so that the decision does not count."""

    def applied(self, results: list[ScreeningResult]) -> list[ScreeningResult]:
        """The results for a name, with the decisions on its matches."""
        return [self._decided(result) for result in results]

    def _decided(self, result: ScreeningResult) -> ScreeningResult:
        if result.match is None:
            return result
        key = (result.name, result.match.party_id)
        if key not in self.by_match:
            return result
        self.used.add(key)
        if any(found.kind is FindingKind.ID_AGREES for found in result.match.findings):
            self.overruled.add(result.line)
            return replace(result, overruled=self.by_match[key])
        return replace(result, decision=self.by_match[key])

    def notes(self) -> list[str]:
        """Which decisions decided nothing, once all results are read."""
        overruled = ""
        if self.overruled.count:
            rows = counted(self.overruled.count, "row was", "rows were")
            overruled = (
                f"{rows} decided not to be the party, but the identifier of the row is that of the"
                f" party, so the decision does not count{self.overruled.where}"
            )
        return [note for note in (self.unused(), overruled) if note]

    def unused(self) -> str:
        """A note on the decisions that fitted no match, once all results are read; else empty."""
        unused = FirstLines()
        for line in sorted(line for key, line in self.lines.items() if key not in self.used):
            unused.add(line)
        if not unused.count:
            return ""
        how_many = counted(unused.count, "decision fits", "decisions fit")
        return f"{how_many} no match of these names and decided nothing{unused.where}"


def read_decisions(path: Path) -> Decisions:
    """The decisions in a CSV file. Raises UnreadableDecisions."""
    content = _content(path)
    found = Decisions(hashlib.sha256(content).hexdigest(), {}, {})
    for line, cells in _rows(path, _text(path, content)):
        for column, problem in _problems(cells):
            raise UnreadableDecisions(f"{path}:{line}: {column}: {problem}")
        key = (cells["name"], cells["party_id"])
        if key in found.lines:
            raise UnreadableDecisions(
                f"{path}:{line}: name: {quoted(key[0])} and {key[1]} were decided on line"
                f" {found.lines[key]}; keep one of the two"
            )
        found.lines[key] = line
        found.by_match[key] = Decision(
            cells["decision"], cells["reason"], cells["decided_on"], cells.get("decided_by", "")
        )
    return found


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableDecisions(f"{path} is not a file")
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableDecisions(f"{path} has more than {MAX_BYTES:,} bytes; split it")
    return path.read_bytes()


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"{content[error.start]:#04x}"
        raise UnreadableDecisions(
            f"{path} is not UTF-8; save it again as CSV UTF-8 (byte {byte})"
        ) from error


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The line on which each row ends, and its cells."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [name.strip() for name in next(reader, [])]
        _check_columns(path, columns)
        for row in reader:
            if row and len(row) != len(columns):
                raise UnreadableDecisions(
                    f"{path}:{reader.line_num}: {counted(len(row), 'cell')} where the header has"
                    f" {len(columns)}; look for a missing or extra comma"
                )
            if row:
                cells = (cell.strip() for cell in row)
                yield reader.line_num, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise UnreadableDecisions(
            f"{path}:{reader.line_num}: not valid CSV ({error});"
            " look for an unclosed quotation mark"
        ) from error


def _check_columns(path: Path, columns: list[str]) -> None:
    known = (*REQUIRED, *OPTIONAL)
    for column in columns:
        if column not in known:
            raise UnreadableDecisions(
                f"{path}:1: {quoted(column)} is not a column of decisions; they are"
                f" {', '.join(known)}.{did_you_mean(column, known)}"
            )
        if columns.count(column) > 1:
            raise UnreadableDecisions(f"{path}:1: {column} appears twice; delete one of them")
    for column in REQUIRED:
        if column not in columns:
            raise UnreadableDecisions(f"{path}:1: the column {column} is missing; add it")


def _problems(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each column with what is wrong in it, and the cure."""
    for column in REQUIRED:
        if not cells[column]:
            yield column, "is empty, but this column is required"
    if cells["decision"] != NOT_THE_SAME:
        hint = did_you_mean(cells["decision"], [NOT_THE_SAME]) or f" Write {NOT_THE_SAME}."
        yield "decision", f"{quoted(cells['decision'])} is not a decision.{hint}"
    if not ID.fullmatch(cells["party_id"]):
        yield (
            "party_id",
            f"{quoted(cells['party_id'])} is not an id; copy party_id from the answer, such as"
            " camera-maker",
        )
    if not _is_day(cells["decided_on"]):
        yield (
            "decided_on",
            f"{escape_invisible(quoted(cells['decided_on']))} is not a date (YYYY-MM-DD)",
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
