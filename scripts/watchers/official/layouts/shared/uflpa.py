"""The UFLPA Entity List: entries of its rows, and the names that a cell holds."""

from __future__ import annotations

import re

from watchers.official.csv_rows import split_cell
from watchers.official.dates import MONTH_FIRST, MONTH_IN_WORDS, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy

NAME = "UFLPA Entity List"
LISTS = {"us-uflpa-list": NAME}
(LIST,) = LISTS
NOTICE = "UFLPA"
OTHER_NAMES = re.compile(
    r"\s*\((?:and|including) [a-z]+ alias(?:es)?:? (.*)\)"
    r"|\s*\((?:formerly|also) known as:? (.*)\)",
    re.I,
)
BETWEEN_NAMES = re.compile(r";|,? and (?=(?:formerly|also) known as )|,(?= and )", re.I)
KNOWN_AS = re.compile(r"^(?:and )?(?:formerly|also) known as ", re.I)


def copy_of(entries: list[Entry], *, layout: Layout, may_be_cut: bool) -> ListCopy:
    """The list with these entries, which is dated by the newest of them."""
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=layout,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        may_be_cut=may_be_cut,
    )


def entry_of(
    name_cell: str, *, line: int, effective_date: str, statutes: tuple[str, ...], aliases: str = ""
) -> Entry:
    """The entry of a row.

    name_cell: the name, perhaps with other names in brackets; aliases: a cell of other names.
    Raises UnreadableList if the row is under no part of the law, so that a party which is gone from
    one part and not from another would be missed.
    """
    if not statutes:
        raise UnreadableList(
            f"the row in line {line} is under no part of section 2(d)(2)(B): the layout has changed"
        )
    name, bracketed = name_cell, ""
    if match := OTHER_NAMES.search(name_cell):
        name = (name_cell[: match.start()] + name_cell[match.end() :]).strip()
        bracketed = match[1] or match[2] or ""
    return Entry(
        list_id=LIST,
        name=name,
        line=line,
        aliases=(*_names_in(aliases), *_names_in(bracketed)),
        is_person=False,
        since=iso_date(effective_date, (*MONTH_IN_WORDS, *MONTH_FIRST)),
        notices=(NOTICE,),
        statutes=statutes,
        speaks_of_xinjiang=True,
    )


def _names_in(cell: str) -> tuple[str, ...]:
    """The names that a cell or a bracket holds, without the words between them."""
    names = [KNOWN_AS.sub("", part.strip()) for part in BETWEEN_NAMES.split(cell)]
    return split_cell(";".join(names))
