"""Which of the columns of a file holds the names, and whether its first line names them at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from watchers.screening.context.columns import ContextColumns
from watchers.screening.delimiters import one_line
from watchers.screening.no_name import is_header
from watchers.screening.text_rows import Row
from watchers.screening.unreadable import UnreadableFile, listed
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

MAX_COLUMNS = 16_384
"""As many as a sheet of Excel can have."""
MAX_COLUMNS_COMPARED = 1_000
"""Among more, a misspelt column is not looked for."""
NAME = "name"
"""The column of a file without a header."""


@dataclass(frozen=True)
class Header:
    """The columns of a file."""

    columns: tuple[str, ...] = ()
    """As they stand in the file."""
    position: int = 0
    """Which of them holds the names."""
    context_positions: Mapping[str, int] = field(default_factory=dict)
    """Which of them hold what is compared, by field of ContextCells."""
    is_in_file: bool = True
    """False if the file has no header: then its first line is a name like the others."""
    note: str = ""
    """What was taken for the header, where the user did not say."""


def header_of(
    first: Row, *, name: str, column: str | None, context: ContextColumns | None = None
) -> Header:
    """The header, from the first row of the file `name`. Raises UnreadableFile."""
    header = _header_of(first, name=name, column=column)
    if context is None or not context.named:
        return header
    cells = first[1]
    positions = {
        field: _position(cells, name=name, column=getattr(context, field))
        for field in context.named
    }
    _check_different(cells, header.position, positions)
    return replace(header, context_positions=positions)


def _check_different(cells: list[str], position: int, others: Mapping[str, int]) -> None:
    """Raises UnreadableFile if one column is to be two things."""
    named = {"column": position, **others}
    by_position: dict[int, str] = {}
    for option, at in named.items():
        if at in by_position:
            raise UnreadableFile(
                f"--{by_position[at]} and --{option} name the same column, {quoted(cells[at])};"
                f" leave out --{option} or name another column"
            )
        by_position[at] = option


def _header_of(first: Row, *, name: str, column: str | None) -> Header:
    line, cells = first
    if len(cells) > MAX_COLUMNS:
        raise UnreadableFile(f"{name} has {len(cells):,} columns; at most {MAX_COLUMNS:,} are read")
    if column is not None:
        return Header(tuple(cells), _position(cells, name=name, column=column))
    if len(cells) > 1:
        raise UnreadableFile(
            f"{name} has {len(cells):,} columns; choose one with --column: {listed(cells)}"
        )
    if not line or is_header(cells[0]):
        return Header(tuple(cells), note=f"taken for the header: {quoted(cells[0])}")
    return Header(
        (NAME,),
        is_in_file=False,
        note=f"line {line}, {quoted(cells[0])}, was asked as a name like the others;"
        " if it is the header, name it with --column",
    )


def _position(cells: list[str], *, name: str, column: str) -> int:
    wanted, columns = one_line(column), list(map(one_line, cells))
    if columns.count(wanted) > 1:
        raise UnreadableFile(f"{name} has several columns {quoted(column)}; rename all but one")
    if wanted in columns:
        return columns.index(wanted)
    same = next((found for found in columns if found.lower() == wanted.lower()), "")
    hint = (
        f" Did you mean {same}?" if same else did_you_mean(wanted, columns[:MAX_COLUMNS_COMPARED])
    )
    raise UnreadableFile(f"{name} has no column {quoted(column)}; it has: {listed(columns)}.{hint}")
