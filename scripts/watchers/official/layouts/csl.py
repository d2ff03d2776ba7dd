"""The Consolidated Screening List of the United States: some dozen lists in one file, as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchers.official.countries import names_xinjiang
from watchers.official.csv_rows import parted, table
from watchers.official.dates import MONTH_FIRST, iso, newest
from watchers.official.entries import Copy, Entry
from watchers.official.layouts.ofac import identifiers_in
from watchers.official.unpack import Opened

LISTS = {"EL": "us-entity-list", "SDN": "us-sdn", "CMIC": "us-ns-cmic"}
NEEDED = ("source", "name", "start_date", "federal_register_notice", "alt_names")
DATED = frozenset({"EL", "UVL", "MEU", "CMIC"})
"""Lists whose days are those of listings, not of orders that last for years."""
SHORT_NAME = re.compile(r"\(([A-Z]+)\b[^()]*\)")
CMIC_FROM = re.compile(r"([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}), Effective Date \(CMIC\)")


def recognises(opened: Opened) -> bool:
    header = opened.start.split("\n", 1)[0]
    return (
        "source" in header
        and "alt_names" in header
        and "federal_register_notice" in header
        and not header.startswith("{")
    )


def read(opened: Opened) -> Copy:
    copy = copy_of("Consolidated Screening List (CSV)", table(opened.lines, NEEDED))
    copy.may_be_cut = opened.may_be_cut
    return copy


def copy_of(layout: str, found: Iterator[tuple[int, dict[str, str]]]) -> Copy:
    """The entries of the rows, each with its place, whichever way the file gives them."""
    entries, lists, dated = [], {}, []
    for line, row in found:
        short = SHORT_NAME.search(row.get("source", ""))
        if not short or not row.get("name"):
            continue
        list_id = LISTS.get(short[1], f"us-{short[1].lower()}")
        lists.setdefault(list_id, row["source"].split(" - ")[0])
        entry = _entry(list_id, line, row)
        entries.append(entry)
        if short[1] in DATED:
            dated.append(entry.since)
    return Copy(layout, entries, lists, newest(dated), "the newest listing in it")


def _entry(list_id: str, line: int, row: dict[str, str]) -> Entry:
    since = CMIC_FROM.search(row.get("ids", ""))
    numbers = (
        [("ofac_uid", row["entity_number"])]
        if list_id in ("us-sdn", "us-ns-cmic") and row.get("entity_number")
        else []
    )
    countries = dict.fromkeys(
        re.findall(
            r"\b([A-Z]{2})(?=;|$)",
            row.get("nationalities") or row.get("citizenships") or row.get("addresses", ""),
        )
    )
    return Entry(
        list_id,
        row["name"],
        line,
        aliases=parted(row.get("alt_names", "")),
        is_person={"Individual": True, "Entity": False}.get(row.get("type", "")),
        country="CN" if "CN" in countries else next(iter(countries), ""),
        since=iso(since[1], ("%d %b %Y",))
        if since
        else iso(row.get("start_date", ""), MONTH_FIRST),
        notices=parted(row.get("federal_register_notice", ""), "[;,]")
        + parted(row.get("programs", "")),
        identifiers=(*numbers, *identifiers_in(row.get("ids", ""))),
        speaks_of_xinjiang=names_xinjiang(
            row["name"], row.get("addresses", ""), row.get("alt_names", ""), row.get("remarks", "")
        ),
    )
