"""The files beside OFAC's sdn.csv or cons_prim.csv: strong aliases, and the ends of long remarks.

Sources: OFAC, Data Specification (dat_spec.txt) of 2023-09-25; alt.csv and sdn_comments.csv as
published in December 2025, which end with the same mark as sdn.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from watchers.official.companions import ALIASES, LONG_REMARKS
from watchers.official.csv_rows import END_OF_FILE, clean_cell
from watchers.official.entries import UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.list_file import ListFile

ALIAS_CELLS, REMARK_CELLS = 5, 2
ADDRESS_CELLS = 6
KINDS_OF_ALIAS = frozenset({"aka", "fka", "nka"})


@dataclass(frozen=True)
class Companions:
    """What the files beside a list say of its parties, by their numbers."""

    aliases: dict[str, list[str]] | None = None
    """None if there is no file of aliases."""
    remarks: dict[str, str] = field(default_factory=dict)
    """What follows the first 1,000 characters."""
    notes: tuple[str, ...] = ()
    """Sentences on the files, for the report."""


def read_companions(file: ListFile) -> Companions:
    """What lies beside the file, in its folder or its zip archive.

    Raises UnreadableList if a file there is OFAC's, but damaged.
    """
    remarks: dict[str, str] = {}
    with _beside(file, LONG_REMARKS) as long_remarks:
        if long_remarks is not None and has_remarks(long_remarks.start):
            rows = _rows(long_remarks, width=REMARK_CELLS)
            remarks = {uid: remark for uid, remark in rows if uid}
    with _beside(file, ALIASES) as names:
        if names is None:
            return Companions(remarks=remarks)
        if not has_aliases(names.start):
            note = f"{names.name} beside it is not OFAC's file of aliases, so it was not read"
            return Companions(remarks=remarks, notes=(note,))
        aliases, is_ended = _aliases(names)
        ended = "" if is_ended else ", which has no end mark: some may be missing"
        notes = (f"Strong aliases are those of {names.name} beside it{ended}",)
    return Companions(aliases=aliases, remarks=remarks, notes=notes)


@contextmanager
def _beside(file: ListFile, names: tuple[str, ...]) -> Iterator[ListFile | None]:
    """The file beside the list. Raises UnreadableList, also while it is read, which names it."""
    try:
        with file.beside(*names) as found:
            yield found
    except UnreadableList as error:
        raise UnreadableList(
            f"{names[0]} beside it: {error}; download it again, or move it away"
        ) from error


def has_aliases(start: FileStart) -> bool:
    """Whether the rows are those of alt.csv: party, number, kind, name, remarks."""
    return _begins_with(start, width=ALIAS_CELLS) and start.records[0][2] in KINDS_OF_ALIAS


def has_addresses(start: FileStart) -> bool:
    """Whether the rows are those of add.csv: party, number, address, city, country, remarks."""
    return _begins_with(start, width=ADDRESS_CELLS) and start.records[0][1].isdigit()


def has_remarks(start: FileStart) -> bool:
    """Whether the rows are those of sdn_comments.csv: party, remarks."""
    return _begins_with(start, width=REMARK_CELLS)


def is_end_mark(cells: list[str]) -> bool:
    """Whether a record is the mark with which OFAC's files end."""
    return END_OF_FILE in cells[0] and not cells[0].strip(f"{END_OF_FILE} ")


def _begins_with(start: FileStart, *, width: int) -> bool:
    """Whether the first record has so many cells and begins with a number."""
    first = next(iter(start.records), [""])
    return len(first) == width and first[0].isdigit()


def _aliases(file: ListFile) -> tuple[dict[str, list[str]], bool]:
    """The aliases by the numbers of the parties, and whether the file has its end mark."""
    aliases: dict[str, list[str]] = {}
    is_ended = False
    for uid, *cells in _rows(file, width=ALIAS_CELLS):
        if uid:
            aliases.setdefault(uid, []).append(clean_cell(cells[2]))
        else:
            is_ended = True
    return aliases, is_ended


def _rows(file: ListFile, *, width: int) -> Iterator[list[str]]:
    """The rows as printed; the end mark is a row of empty cells."""
    for line, cells in file.records:
        if is_end_mark(cells):
            yield [""] * width
        elif len(cells) == width:
            yield cells
        else:
            raise UnreadableList(f"line {line} has {len(cells)} cells instead of {width}")


def joined(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, names)))
