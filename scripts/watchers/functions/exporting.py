"""A package, or a part of it, written in another format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.functions.days import asked_day

if TYPE_CHECKING:
    from watchers.exports.selection import Selection


def export(
    format: str,
    output: Path | str,
    *,
    package: Path | str | None = None,
    overwrite: bool = False,
    force: bool = False,
    since: Path | str | None = None,
    only: Iterable[str] | str = (),
    on: str | date | None = None,
) -> Path:
    """Writes the package to `output` in a format of `watchers export`, such as `sqlite`.

    overwrite: whether to replace a file, or a folder that is an earlier export.
    force: whether to export a package with problems.
    since: an older package, for the format `site`: its feeds then tell what we corrected since.
    only: ids of rows, or TABLE/ID: only what is recorded about them, and all that this needs.
    on: a day, as YYYY-MM-DD or a date: without what was over by then or had not begun. A day after
        the release is exported as of the release, and the part says so.

    Returns the absolute path. Raises ValueError if the format is unknown, takes no `since` or
    shows every day, or if `on` is no day, LookupError if `only` names no row, WriteFailed if
    `output` must not or cannot be written, UnusablePackage if a package cannot be read or has
    problems, and BrokenCheck if that could not be found out.
    """
    from contextlib import nullcontext

    from watchers.exports import export as write
    from watchers.exports import refuse_problems
    from watchers.exports.selection import selected
    from watchers.site.export import all_formats
    from watchers.tables.opened import opened_package

    asked = _selection(only, on=on)
    _check_format(format, since=since, day=asked.day)
    _check_paths(output, package=package, since=since, overwrite=overwrite)
    earlier = nullcontext() if since is None else opened_package(since)
    with opened_package(package) as opened, earlier as older:
        if not force:
            refuse_problems(opened)
        part, derived = selected(opened, asked.until(opened.created))
        return write(
            part,
            output_format=format,
            path=output,
            overwrite=overwrite,
            derived=derived,
            formats=all_formats(older=older),
        )


def _selection(only: Iterable[str] | str, *, on: str | date | None) -> Selection:
    """Which part is asked for. Raises TypeError or ValueError if an id or the day is none."""
    from watchers.exports.selection import Selection
    from watchers.text.arguments import check_different_texts

    chosen = (only,) if isinstance(only, str) else only
    ids = check_different_texts(chosen, name="only", what="ids of rows")
    return Selection(ids, asked_day(on) or "")


def _check_format(name: str, *, since: Path | str | None, day: str) -> None:
    """Raises TypeError or ValueError if the format cannot be written, or not in this way."""
    from watchers.exports import format_named
    from watchers.site.export import all_formats, refuse_day, refuse_since
    from watchers.text.arguments import check_text

    check_text(name, name="format", what="the name of a format, such as sqlite")
    format_named(name, formats=all_formats())
    if since is not None:
        refuse_since(name)
    if day:
        refuse_day(name)


def _check_paths(
    output: Path | str, *, package: Path | str | None, since: Path | str | None, overwrite: bool
) -> None:
    """Raises TypeError if one of them is no path, and WriteFailed if `output` is another's."""
    from watchers.package.outputs import check_output
    from watchers.text.arguments import check_path

    check_path(output, name="output", what="the file or folder to write")
    given = {"package": package, "since": since}
    inputs = {name: value for name, value in given.items() if value is not None}
    for name, value in inputs.items():
        check_path(value, name=name, what="a folder, a release zip or a git revision")
    check_output(Path(output), inputs=map(Path, inputs.values()), overwrite=True)
