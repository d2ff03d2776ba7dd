"""CBP's table of Withhold Release Orders and Findings: a row for each order, in force or not.

Seen: the rows of the file of 23 June 2026, all columns but the year, the country's code and the
press release, as data/cbp_wro.json in phagehunter/nsfreg has them, and the names of December 2025
letter for letter; of the header, the eleven columns in their order. The file is Windows-1252 in
part, cells go over several lines, and rows without an entity are left over from its making.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import NumberedRow, read_table, split_cell
from watchers.official.dates import MONTH_FIRST, iso_date, newest_past
from watchers.official.entries import Entry
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.text.printable import quoted

LIST, INACTIVE, UNKNOWN = "us-cbp-wro", "us-cbp-inactive", "us-cbp-unknown"
KIND, ENTITY, STATUS, DATE = "WRO/Finding", "Entity", "Status", "Effective Date"
NEEDED = (KIND, ENTITY, STATUS, DATE, "Country", "Merchandise", "Remarks")
NAMING_PLACES = (ENTITY, "Merchandise", "Remarks")
"""Columns that may name Xinjiang."""
IN_FORCE = ("active", "partially modified", "modified")
"""How the status of an order begins that holds, if only for the rest of its goods."""
NOT_IN_FORCE = ("inactive", "revoked")
NO_COUNTRY = "Fishing Vessels"
"""What stands for a country where the order is on ships."""
SUPERSEDED = "UFLPA"
"""What the remarks of all orders on Xinjiang name, as that act now does their work."""
BETWEEN_PARTIES = r";|(?<=[A-Za-z]\.) and (?=[A-Z])(?!Subsidiar|Subordinate|Affiliate)"
"""A semicolon, or an "and" after the legal form of a company, but not before its subsidiaries."""
ALSO_KNOWN_AS = r",?\s*\ba/k/a\b\s*"


def recognises(start: FileStart) -> bool:
    return start.has_columns(KIND, ENTITY, STATUS, DATE)


def read(file: ListFile) -> ListCopy:
    rows = [(line, row) for line, row in read_table(file.records, needed=NEEDED) if row[ENTITY]]
    entries = [entry for line, row in rows for entry in _entries(line, row)]
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        may_be_cut=file.may_be_cut,
        list_names={
            INACTIVE: "orders and findings of CBP that are not in force",
            UNKNOWN: "orders and findings of CBP whose status is not known",
        },
        remarks=list(_unknown_statuses(rows)),
    )


def _entries(line: int, row: dict[str, str]) -> Iterator[Entry]:
    """An entry for each party of an order."""
    since = iso_date(row[DATE], MONTH_FIRST)
    naming = [row[column] for column in NAMING_PLACES]
    for party in split_cell(row[ENTITY], BETWEEN_PARTIES):
        names = split_cell(party, ALSO_KNOWN_AS)
        if not names:
            continue
        yield Entry(
            list_id=_list_of(row[STATUS]),
            name=names[0],
            line=line,
            aliases=names[1:],
            is_person=False,
            country="" if row["Country"] == NO_COUNTRY else country_code(row["Country"]),
            since=since,
            notices=(f"{row[KIND]} {since}".strip(),),
            speaks_of_xinjiang=names_xinjiang(*naming) or SUPERSEDED in row["Remarks"],
        )


def _list_of(status: str) -> str:
    """The list of the orders of a status: one that is not known may mean that the order ended."""
    begins = status.casefold().startswith
    if begins(NOT_IN_FORCE):
        return INACTIVE
    return LIST if begins(IN_FORCE) else UNKNOWN


def _unknown_statuses(rows: Iterable[NumberedRow]) -> Iterator[str]:
    for line, row in rows:
        if _list_of(row[STATUS]) == UNKNOWN:
            yield (
                f"the status in line {line} is {quoted(row[STATUS])}, which is not known: "
                "the order is not taken to be in force"
            )


LAYOUT = Layout(
    name="CBP's Withhold Release Orders and Findings",
    file_format="CSV",
    lists={LIST: "Withhold Release Orders and Findings"},
    recognises=recognises,
    read=read,
)
