"""OFAC's legacy XML files (sdn.xml, consolidated.xml), which say their date and their size.

Seen: parts of sdn.xml and consolidated.xml of 2014, and the root of 2026, in another namespace.
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from watchers.official.countries import country_code
from watchers.official.dates import DAY_MONTH_YEAR, MONTH_FIRST, iso_date
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.ofac import (
    CMIC_SINCE,
    LISTS,
    NAME,
    OTHER_NAMES,
    SCHEMES,
    SDN,
    is_over_xinjiang,
    lists_of,
)
from watchers.official.list_copy import Basis, Dated, ListCopy, Proof
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import (
    child_text,
    children,
    descendant_texts,
    elements,
    local_name,
)

MAX_COUNT_DIGITS = 9
WEAK = "weak"


def recognises(start: FileStart) -> bool:
    return start.has_root("sdnList")


def read(file: ListFile) -> ListCopy:
    published = count = ""
    entries: list[Entry] = []
    for element in elements(file.stream, "publshInformation", "sdnEntry"):
        if local_name(element) == "sdnEntry":
            entries.append(_entry(len(entries) + 1, element))
        else:
            published = iso_date(child_text(element, "Publish_Date"), MONTH_FIRST)
            count = child_text(element, "Record_Count")
    is_counted = _is_counted(count, held=len(entries))
    list_ids = lists_of([" ".join(entry.notices) for entry in entries])
    return ListCopy(
        layout=LAYOUT,
        entries=[
            replace(entry, list_id=list_id)
            for entry, list_id in zip(entries, list_ids, strict=True)
        ],
        as_of=Dated.if_known(published, basis=Basis.PUBLICATION_DATE),
        complete=Proof.COUNT_OF_ENTRIES if is_counted else None,
        list_names=OTHER_NAMES,
    )


def _is_counted(count: str, *, held: int) -> bool:
    """Whether the file declares how many entries it has; a count that is no number shows nothing.

    Raises UnreadableList if it declares another number than it holds.
    """
    number = count.replace(",", "")
    if not (number.isascii() and number.isdigit() and len(number) <= MAX_COUNT_DIGITS):
        return False
    if int(number) != held:
        raise UnreadableList(
            f"the file declares {int(number):,} entries and holds {held:,}; download it again"
        )
    return True


def _entry(number: int, element: Element) -> Entry:
    """The entry, as if on the SDN list: which list it is on, all entries together tell."""
    name = _name(element)
    programmes = descendant_texts(element, "program")
    remarks = child_text(element, "remarks")
    also_known_as = [alias for alias in element.iter() if local_name(alias) == "aka"]
    numbers = _numbers(element)
    since = next((value for kind, value in numbers if kind == CMIC_SINCE), "")
    known = [(SCHEMES[kind], value) for kind, value in numbers if kind in SCHEMES and value]
    return Entry(
        list_id=SDN,
        name=name,
        line=number,
        aliases=_names(also_known_as, are_weak=False),
        weak_aliases=_names(also_known_as, are_weak=True),
        is_person=child_text(element, "sdnType") == "Individual",
        country=_country(element),
        since=iso_date(since, DAY_MONTH_YEAR),
        notices=tuple(programmes),
        identifiers=(("ofac_uid", child_text(element, "uid")), *known),
        speaks_of_xinjiang=is_over_xinjiang(" ".join(programmes), name=name, remarks=remarks),
    )


def _name(element: Element) -> str:
    """The name as OFAC's other files write it: the last name first."""
    parts = (child_text(element, "lastName"), child_text(element, "firstName"))
    return ", ".join(filter(None, parts))


def _names(also_known_as: list[Element], *, are_weak: bool) -> tuple[str, ...]:
    """The names of the aliases that are weak, or of the others."""
    chosen = [one for one in also_known_as if (child_text(one, "category") == WEAK) is are_weak]
    return tuple(dict.fromkeys(map(_name, chosen)))


def _country(element: Element) -> str:
    """The country of nationalities and citizenships; empty if there are several or none."""
    placed = children(element, "nationalityList") + children(element, "citizenshipList")
    countries = {country for part in placed for country in descendant_texts(part, "country")}
    return country_code(countries.pop()) if len(countries) == 1 else ""


def _numbers(element: Element) -> list[tuple[str, str]]:
    """The kind and the value of each of OFAC's "ids", which are not all numbers."""
    ids = [one for one in element.iter() if local_name(one) == "id"]
    return [(child_text(one, "idType"), child_text(one, "idNumber")) for one in ids]


LAYOUT = Layout(name=NAME, file_format="legacy XML", lists=LISTS, recognises=recognises, read=read)
