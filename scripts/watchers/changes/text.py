"""A difference for people: a paragraph for the changelog, then the rows, in text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix

import pandas as pd

from watchers.changes.packages import PackageDiff
from watchers.changes.rows import GRAVEST_FIRST, ChangeKind, TableChange
from watchers.text.escape import LONGEST_COMMENT, html_text, markdown
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible, quoted

SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.WITHDRAWN: "-",
    ChangeKind.ENDED: "!",
    ChangeKind.COMPLETED: ">",
    ChangeKind.CORRECTED: "~",
}
MEANING = {
    ChangeKind.ADDED: "new rows",
    ChangeKind.ENDED: "ended in the world",
    ChangeKind.COMPLETED: "known more fully",
    ChangeKind.CORRECTED: "corrected by us",
    ChangeKind.WITHDRAWN: "withdrawn by us",
}
MAX_SHOWN = 20
"""Rows of one kind and table that are shown unless all are asked for."""
CONTEXT = 20
"""Characters shown before the first difference of two texts."""


def as_text(diff: PackageDiff, *, most: int | None = MAX_SHOWN) -> str:
    """The difference as text; of each kind and table at most `most` rows, None for all."""
    old, new = diff.old, diff.new
    parts = [
        f"watchers {old.version} ({old.created}) → {new.version} ({new.created})",
        summary(diff),
    ]
    for change in diff.tables:
        parts.append(f"\n{change.table}")
        parts += [f"  {line}" for line in lines(change, most=most)]
    if diff.schema:
        parts.append("\nschema")
        parts += [f"  {reason.level}  {escape_invisible(reason.what)}" for reason in diff.schema]
    return "\n".join([*parts, "", verdict(diff)])


def summary(diff: PackageDiff) -> str:
    """What changed in one sentence or two, fit to begin a section of the changelog."""
    counts = [f"{counted(total, 'row')} {kind}" for kind, total in diff.totals.items() if total]
    if diff.schema:
        counts.append(f"{counted(len(diff.schema), 'change')} of the schema")
    if not counts:
        return "Briefly: nothing changed."
    tables = counted(len(diff.tables), "table")
    sentence = f"Briefly: {', '.join(counts)}, in {tables}."
    since = sum(change.happened_since for change in diff.tables)
    if not since:
        return sentence
    verb = "is" if since == 1 else "are"
    return f"{sentence} Of the new rows, {since:,} {verb} dated after {diff.old.created}."


def verdict(diff: PackageDiff) -> str:
    """What the change asks of the version number."""
    if diff.level is None:
        return f"Version: no version bump needed ({diff.old.version})."
    gravest = next(reason.what for reason in diff.reasons if reason.level == diff.level)
    needed = (
        f"Version: {diff.level} ({escape_invisible(gravest)}): at least {diff.required_version}"
    )
    enough = "is enough" if diff.version_suffices else "is too small"
    return f"{needed}; the newer package has {diff.new.version}, which {enough}."


def lines(change: TableChange, *, most: int | None) -> Iterator[str]:
    """The changed rows of a table, kind by kind."""
    yield from _whole_rows(change.added, sign=SIGNS[ChangeKind.ADDED], most=most)
    yield from _whole_rows(change.withdrawn, sign=SIGNS[ChangeKind.WITHDRAWN], most=most)
    cells = change.cells.set_index("row_id") if len(change.cells) else change.cells
    for kind in GRAVEST_FIRST:
        ids = change.ids(kind)
        for row_id in ids[:most]:
            for _, cell in cells.loc[[row_id]].iterrows():
                yield _cell(row_id, cell)
        yield from _more(SIGNS[kind], len(ids), most)


def _whole_rows(rows: pd.DataFrame, *, sign: str, most: int | None) -> Iterator[str]:
    for row_id, row in rows.head(most or len(rows)).iterrows():
        cells = ", ".join(
            f"{escape_invisible(str(column))}={quoted(cell)}"
            for column, cell in row.items()
            if cell and cell != row_id
        )
        yield f"{sign} {escape_invisible(str(row_id))}: {cells}"
    yield from _more(sign, len(rows), most)


def _cell(row_id: str, cell: pd.Series) -> str:
    old, new = _where_they_differ(cell["old"], cell["new"])
    change = f"{quoted(old)} → {quoted(new)}"
    column = escape_invisible(cell["column"])
    return f"{SIGNS[cell['kind']]} {escape_invisible(row_id)}: {column}: {change}"


def _more(sign: str, total: int, most: int | None) -> Iterator[str]:
    if most is not None and total > most:
        yield f"{sign} … and {total - most:,} more rows (--all shows them)"


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference."""
    start = len(commonprefix([old, new])) - CONTEXT
    return (old, new) if start <= CONTEXT else (f"…{old[start:]}", f"…{new[start:]}")


def as_markdown(diff: PackageDiff, *, most: int | None = MAX_SHOWN) -> str:
    """The difference as a comment of a pull request, no longer than such a comment may be."""
    head = [f"**{markdown(summary(diff))}**", _counts_table(diff)]
    details = [_details(change, most) for change in diff.tables]
    schema = [f"- {reason.level}: {markdown(reason.what)}" for reason in diff.schema]
    end = markdown(verdict(diff))
    whole = "\n\n".join(filter(None, [*head, *details, *schema, end]))
    if len(whole) <= LONGEST_COMMENT:
        return whole
    too_many = "The rows are too many for a comment; run `watchers diff`."
    return "\n\n".join([*head, too_many, end])


def _counts_table(diff: PackageDiff) -> str:
    """The number of rows by table and kind; empty if no rows changed."""
    if not diff.tables:
        return ""
    rows = [["table", *MEANING.values()]]
    for change in diff.tables:
        counts = [f"{change.rows[kind]:,}" if change.rows[kind] else "" for kind in MEANING]
        rows.append([markdown(change.table), *counts])
    header, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([header, "|---|" + "---:|" * len(MEANING), *body])


def _details(change: TableChange, most: int | None) -> str:
    body = "\n".join(f"- {markdown(line)}" for line in lines(change, most=most))
    return f"<details><summary>{html_text(change.table)}</summary>\n\n{body}\n\n</details>"
