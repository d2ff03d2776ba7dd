"""The Consolidated Screening List of the United States: some dozen lists in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchers.official.countries import names_xinjiang
from watchers.official.csv_rows import NumberedRow, split_cell
from watchers.official.dates import DAY_MONTH_YEAR, MONTH_FIRST, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.layout import Layout
from watchers.official.layouts.shared.ofac import identifiers_in
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.text.printable import quoted

NAME = "Consolidated Screening List"
LIST_IDS = {"EL": "us-entity-list", "SDN": "us-sdn", "CMIC": "us-ns-cmic"}
"""The lists of the record by the short names of the file."""
LISTS = {
    "us-entity-list": "Entity List (EL)",
    "us-sdn": "Specially Designated Nationals (SDN)",
    "us-ns-cmic": "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC)",
}
NUMBERED_BY_OFAC = frozenset({"us-sdn", "us-ns-cmic"})
DATED_BY_LISTING = frozenset({"EL", "UVL", "MEU", "CMIC"})
"""Lists whose days are those of listings, not of orders that last for years."""
SHORT_NAME = re.compile(r"\(([A-Z]+)\b[^()]*\)")
CMIC_SINCE = re.compile(r"([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}), Effective Date \(CMIC\)")
COUNTRY_CODE = re.compile(r"\b([A-Z]{2})(?=;|$)")
IS_PERSON = {"Individual": True, "Entity": False}


def read_rows_of_lists(rows: Iterable[NumberedRow], *, layout: Layout) -> ListCopy:
    """The entries of the rows, whichever way the file gives them.

    Raises UnreadableList if a row names no list, so that its party would be missed on one.
    """
    entries: list[Entry] = []
    list_names: dict[str, str] = {}
    days: list[str] = []
    for line, row in rows:
        short = SHORT_NAME.search(row.get("source", ""))
        if not short:
            raise UnreadableList(
                f"the row in line {line} names no list ({quoted(row.get('source', ''))}): the"
                " layout has changed, or the file is damaged"
            )
        list_id = LIST_IDS.get(short[1], f"us-{short[1].lower()}")
        list_names.setdefault(list_id, row["source"].split(" - ")[0])
        entry = _entry(line, row, list_id=list_id)
        entries.append(entry)
        if short[1] in DATED_BY_LISTING:
            days.append(entry.since)
    return ListCopy(
        layout=layout,
        entries=entries,
        as_of=Dated.if_known(newest_past(days), basis=Basis.NEWEST_ENTRY),
        list_names=list_names,
    )


def _entry(line: int, row: dict[str, str], *, list_id: str) -> Entry:
    numbers = row.get("ids", "")
    uid = row.get("entity_number") if list_id in NUMBERED_BY_OFAC else None
    notices = split_cell(row.get("federal_register_notice", ""), "[;,]")
    return Entry(
        list_id=list_id,
        name=row.get("name", ""),
        line=line,
        aliases=split_cell(row.get("alt_names", "")),
        is_person=IS_PERSON.get(row.get("type", "")),
        country=_country(row),
        since=_since(row),
        notices=notices + split_cell(row.get("programs", "")),
        identifiers=((("ofac_uid", uid),) if uid else ()) + identifiers_in(numbers),
        speaks_of_xinjiang=names_xinjiang(
            row.get("name", ""),
            row.get("addresses", ""),
            row.get("alt_names", ""),
            row.get("remarks", ""),
        ),
    )


def _since(row: dict[str, str]) -> str:
    """The start of the listing; on the list CMIC it is among the numbers."""
    if cmic := CMIC_SINCE.search(row.get("ids", "")):
        return iso_date(cmic[1], DAY_MONTH_YEAR)
    return iso_date(row.get("start_date", ""), MONTH_FIRST)


def _country(row: dict[str, str]) -> str:
    """China if it is among the countries of the party, else the first; empty if there is none."""
    cell = row.get("nationalities") or row.get("citizenships") or row.get("addresses", "")
    countries = COUNTRY_CODE.findall(cell)
    return "CN" if "CN" in countries else next(iter(countries), "")
