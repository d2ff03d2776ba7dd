"""A difference for people: a paragraph for the changelog, then the rows, in text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix

from watchers.changes.packages import Difference
from watchers.changes.rows import ADDED, COMPLETED, CORRECTED, ENDED, WITHDRAWN, TableChange
from watchers.text.escape import LONGEST_COMMENT, markdown
from watchers.text.printable import escape_invisible, quoted

SIGNS = {ADDED: "+", WITHDRAWN: "-", ENDED: "!", COMPLETED: ">", CORRECTED: "~"}
MEANING = {
    ADDED: "new rows",
    ENDED: "ended in the world",
    COMPLETED: "known more fully",
    CORRECTED: "corrected by us",
    WITHDRAWN: "withdrawn by us",
}
SHOWN = 20
"""Rows of one kind and table that are shown unless all are asked for."""
CONTEXT = 20
"""Characters shown before the first difference of two texts."""


def as_text(found: Difference, most: int | None = SHOWN) -> str:
    """The difference as text; of each kind and table at most `most` rows, with the number of the others."""
    parts = [
        f"watchers {found.old.version} ({found.old.created}) → {found.new.version} ({found.new.created})",
        summary(found),
    ]
    for change in found.tables:
        parts.append(f"\n{change.table}")
        parts += [f"  {line}" for line in lines(change, most)]
    if found.schema:
        parts.append("\nschema")
        parts += [f"  {reason.level}  {escape_invisible(reason.what)}" for reason in found.schema]
    return "\n".join([*parts, "", verdict(found)])


def summary(found: Difference) -> str:
    """One sentence of what changed, fit to begin a paragraph of the changelog."""
    said = [
        f"{total:,} {'row' if total == 1 else 'rows'} {kind}"
        for kind, total in found.totals.items()
        if total
    ]
    if found.schema:
        said.append(
            f"{len(found.schema)} {'change' if len(found.schema) == 1 else 'changes'} of the schema"
        )
    if not said:
        return "Briefly: nothing changed."
    since = sum(change.happened_since for change in found.tables)
    news = (
        f" Of the new rows {since:,} tell only of days after {found.old.created}." if since else ""
    )
    return f"Briefly: {', '.join(said)}, in {len(found.tables)} {'table' if len(found.tables) == 1 else 'tables'}.{news}"


def verdict(found: Difference) -> str:
    """What the change asks of the version number."""
    if found.level is None:
        return f"Version: nothing asks for another than {found.old.version}."
    grave = next(reason.what for reason in found.reasons if reason.level == found.level)
    enough = "is enough" if found.version_suffices else "is too small"
    needed = (
        f"Version: {found.level} ({escape_invisible(grave)}): at least {found.required_version}"
    )
    return f"{needed}; the newer package has {found.new.version}, which {enough}."


def lines(change: TableChange, most: int | None) -> Iterator[str]:
    """The changed rows of a table, kind by kind."""
    for kind, rows in ((ADDED, change.added), (WITHDRAWN, change.withdrawn)):
        for row_id, row in rows.head(most or len(rows)).iterrows():
            told = ", ".join(
                f"{column}={quoted(cell)}"
                for column, cell in row.items()
                if cell and cell != row_id
            )
            yield f"{SIGNS[kind]} {escape_invisible(str(row_id))}: {told}"
        yield from _more(SIGNS[kind], len(rows), most)
    cells = change.cells.set_index("row_id") if len(change.cells) else change.cells
    for kind in (ENDED, CORRECTED, COMPLETED):
        ids = change.ids(kind)
        for row_id in ids[:most]:
            for _, cell in cells.loc[[row_id]].iterrows():
                old, new = _where_they_differ(cell["old"], cell["new"])
                yield f"{SIGNS[cell['kind']]} {escape_invisible(row_id)}: {cell['column']}: {quoted(old)} → {quoted(new)}"
        yield from _more(SIGNS[kind], len(ids), most)


def _more(sign: str, total: int, most: int | None) -> Iterator[str]:
    if most is not None and total > most:
        yield f"{sign} … and {total - most:,} more rows (--all shows them)"


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference."""
    start = len(commonprefix([old, new])) - CONTEXT
    return (old, new) if start <= CONTEXT else (f"…{old[start:]}", f"…{new[start:]}")


def as_markdown(found: Difference, most: int | None = SHOWN) -> str:
    """The difference as a comment of a pull request, no longer than such a comment may be."""
    rows = "\n".join(
        f"| {change.table} | "
        + " | ".join(f"{change.rows[kind]:,}" if change.rows[kind] else "" for kind in MEANING)
        + " |"
        for change in found.tables
    )
    head = "| table | " + " | ".join(MEANING.values()) + " |\n|---|" + "---:|" * len(MEANING)
    parts = [f"**{markdown(summary(found))}**", f"{head}\n{rows}" if rows else ""]
    for change in found.tables:
        body = "\n".join(f"- {markdown(line)}" for line in lines(change, most))
        parts.append(f"<details><summary>{change.table}</summary>\n\n{body}\n\n</details>")
    parts += [f"- {reason.level}: {markdown(reason.what)}" for reason in found.schema]
    parts.append(markdown(verdict(found)))
    whole = "\n\n".join(part for part in parts if part)
    if len(whole) <= LONGEST_COMMENT:
        return whole
    return "\n\n".join(
        [parts[0], parts[1], "The rows are too many for a comment; run `watchers diff`.", parts[-1]]
    )
