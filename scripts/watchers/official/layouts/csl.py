"""The Consolidated Screening List of the United States: some dozen lists in one file, as CSV or as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from watchers.official.days import MONTH_FIRST, iso
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.official.layouts.bis import names_xinjiang
from watchers.official.layouts.ofac import identifiers_in
from watchers.official.opening import Opened
from watchers.official.tabular import parted, plain, records, rows
from watchers.problems import printable

LISTS = {"EL": "us-entity-list", "SDN": "us-sdn", "CMIC": "us-ns-cmic"}
NEEDED = ("source", "name", "start_date", "federal_register_notice", "alt_names")
DATED = frozenset({"EL", "UVL", "MEU", "CMIC"})
"""Lists whose days are those of listings, not of orders that last for years."""
SHORT_NAME = re.compile(r"\(([A-Z]+)\b[^()]*\)")
CMIC_FROM = re.compile(r"([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}), Effective Date \(CMIC\)")


def recognises_csv(opened: Opened) -> bool:
    header = opened.start.split("\n", 1)[0]
    return "source" in header and "alt_names" in header and "federal_register_notice" in header and not header.startswith("{")


def recognises_json(opened: Opened) -> bool:
    return opened.start.startswith("{") and '"source_list_url"' in opened.start and '"alt_names"' in opened.start


def read_csv(opened: Opened) -> Copy:
    found = records(opened.text)
    columns = [plain(cell) for cell in next(found)[1]]
    return _copy("Consolidated Screening List (CSV)", ((line, row) for line, row in rows(found, columns, NEEDED)), "")


def read_json(opened: Opened) -> Copy:
    import ijson

    try:
        rows_of = ((number, _flat(result)) for number, result in enumerate(ijson.items(opened.stream, "results.item"), 1))
        return _copy("Consolidated Screening List (JSON)", rows_of, "the JSON document is closed")
    except ijson.JSONError as error:
        raise UnreadableList(f"the JSON is cut off or damaged ({printable(error)}); download it again") from error


def _flat(result: dict[str, Any]) -> dict[str, str]:
    """A result of the JSON as the CSV would give it."""
    flat = {key: "; ".join(map(str, value)) if isinstance(value, list) and all(isinstance(part, str) for part in value) else value for key, value in result.items()}
    flat["addresses"] = "; ".join(", ".join(str(part) for part in address.values() if part) for address in result.get("addresses") or [])
    flat["ids"] = "; ".join(", ".join(str(number.get(part) or "") for part in ("country", "number", "type")) for number in result.get("ids") or [])
    return {key: plain(str(value)) if value is not None else "" for key, value in flat.items()}


def _copy(layout: str, found: Iterator[tuple[int, dict[str, str]]], whole_by: str) -> Copy:
    entries, lists, newest = [], {}, ""
    for line, row in found:
        short = SHORT_NAME.search(row.get("source", ""))
        if not short or not row.get("name"):
            continue
        list_id = LISTS.get(short[1], f"us-{short[1].lower()}")
        lists.setdefault(list_id, row["source"].split(" - ")[0])
        entry = _entry(list_id, line, row)
        entries.append(entry)
        if short[1] in DATED:
            newest = max(newest, entry.since)
    return Copy(layout, entries, lists, newest, "the newest listing in it", len(entries), whole_by)


def _entry(list_id: str, line: int, row: dict[str, str]) -> Entry:
    since = CMIC_FROM.search(row.get("ids", ""))
    numbers = [("ofac_uid", row["entity_number"])] if list_id in ("us-sdn", "us-ns-cmic") and row.get("entity_number") else []
    countries = dict.fromkeys(re.findall(r"\b([A-Z]{2})(?=;|$)", row.get("nationalities") or row.get("citizenships") or row.get("addresses", "")))
    return Entry(
        list_id,
        row["name"],
        line,
        aliases=parted(row.get("alt_names", "")),
        is_person={"Individual": True, "Entity": False}.get(row.get("type", "")),
        country="CN" if "CN" in countries else next(iter(countries), ""),
        since=iso(since[1], ("%d %b %Y",)) if since else iso(row.get("start_date", ""), MONTH_FIRST),
        notices=parted(row.get("federal_register_notice", ""), "[;,]") + parted(row.get("programs", "")),
        identifiers=(*numbers, *identifiers_in(row.get("ids", ""))),
        speaks_of_xinjiang=names_xinjiang(row["name"], row.get("addresses", ""), row.get("alt_names", ""), row.get("remarks", "")),
    )
