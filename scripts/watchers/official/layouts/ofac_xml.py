"""OFAC's XML files (sdn.xml, consolidated.xml), which say on which day they were published and how many entries they have."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from watchers.official.countries import country_code
from watchers.official.dates import MONTH_FIRST, iso
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.official.layouts.ofac import NAMES, SDN, is_over_xinjiang, list_of
from watchers.official.unpack import Opened
from watchers.official.xml_elements import elements, local, text, texts

LAYOUT = "OFAC, XML"
NUMBERS = {"Unified Social Credit Code (USCC)": "uscc", "ISIN": "isin"}


def recognises(opened: Opened) -> bool:
    return "<sdnlist" in opened.start


def read(opened: Opened) -> Copy:
    published, count, found = "", "", []
    for element in elements(opened.stream, "publshInformation", "sdnEntry"):
        if local(element) == "sdnEntry":
            found.append(_entry(element, len(found) + 1))
        else:
            published, count = (
                iso(text(element, "Publish_Date"), MONTH_FIRST),
                text(element, "Record_Count"),
            )
    if count.isascii() and count.isdigit() and len(count) < 10 and int(count) != len(found):
        raise UnreadableList(
            f"the file says that it has {int(count):,} entries, and has {len(found):,}; download it again"
        )
    on_lists = list_of([" ".join(entry.notices) for entry in found])
    entries = [
        replace(entry, list_id=list_id) for entry, list_id in zip(found, on_lists, strict=True)
    ]
    lists = {
        list_id: NAMES[list_id] for list_id in dict.fromkeys(entry.list_id for entry in entries)
    }
    return Copy(
        LAYOUT,
        entries,
        lists,
        published,
        "the day of publication that it gives",
        "its own count of entries" if count else "",
        is_dated=bool(published),
    )


def _entry(element: Element, number: int) -> Entry:
    name, programmes = _name(element), texts(element, "program")
    remarks = text(element, "remarks")
    countries = {
        country
        for part in element
        if local(part) in ("nationalityList", "citizenshipList")
        for country in texts(part, "country")
    }
    return Entry(
        SDN,
        name,
        number,
        aliases=tuple(dict.fromkeys(_name(aka) for aka in element.iter() if local(aka) == "aka")),
        is_person=text(element, "sdnType") == "Individual",
        country=country_code(next(iter(countries))) if len(countries) == 1 else "",
        since=_effective(element),
        notices=tuple(programmes),
        identifiers=(("ofac_uid", text(element, "uid")), *_numbers(element)),
        speaks_of_xinjiang=is_over_xinjiang(" ".join(programmes), name, remarks),
    )


def _name(element: Element) -> str:
    """As OFAC's other files write it: the last name first."""
    return ", ".join(filter(None, (text(element, "lastName"), text(element, "firstName"))))


def _ids(element: Element) -> list[tuple[str, str]]:
    return [
        (text(one, "idType"), text(one, "idNumber")) for one in element.iter() if local(one) == "id"
    ]


def _numbers(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (NUMBERS[kind], number) for kind, number in _ids(element) if kind in NUMBERS and number
    )


def _effective(element: Element) -> str:
    return next(
        (
            iso(number, ("%d %b %Y",))
            for kind, number in _ids(element)
            if kind == "Effective Date (CMIC)"
        ),
        "",
    )
