"""The UK Sanctions List as XML.

The layout is that of five designations of the file generated on 10 September 2026, which
GSmiguel/sanctions_lists_etl on GitHub keeps as tests/fixtures/sample_uk_sanctions.xml. What stands
in the elements of all 6,349 designations of August 2026 is in ammitto/data-uk, processed/.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

from watchers.official.budget import Readable
from watchers.official.csv_rows import NumberedRow
from watchers.official.dates import DAY_FIRST, iso_date
from watchers.official.entries import UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uk import LISTS, NAME, copy_of
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import (
    child_text,
    children,
    descendant_texts,
    elements,
    local_name,
)

OF_DESIGNATION = {
    "LastUpdated": "Last Updated",
    "DateDesignated": "Date Designated",
    "UniqueID": "Unique ID",
    "RegimeName": "Regime Name",
    "IndividualEntityShip": "Designation Type",
    "OtherInformation": "Other Information",
    "UKStatementofReasons": "UK Statement of Reasons",
}
"""Elements of a designation, and the columns of the CSV that hold the same."""
NAME_PARTS = {f"Name{number}": f"Name {number}" for number in range(1, 7)}
OF_NAME = {
    **NAME_PARTS,
    "NameType": "Name type",
    "AliasStrength": "Alias strength",
}
"""Elements of one of its names, likewise."""


def recognises(start: FileStart) -> bool:
    return start.has_root("Designations")


def read(file: ListFile) -> ListCopy:
    generated: list[str] = []
    rows = list(_rows(file.stream, generated=generated))
    day = iso_date(" ".join(generated), DAY_FIRST)
    return copy_of(rows, layout=LAYOUT, stated=Dated.if_known(day, basis=Basis.GENERATION_DATE))


def _rows(stream: Readable, *, generated: list[str]) -> Iterator[NumberedRow]:
    """A row for each name of a designation; puts the day of the file into `generated`."""
    number = 0
    for element in elements(stream, "DateGenerated", "Designation"):
        if local_name(element) == "DateGenerated":
            generated.append(element.text or "")
            continue
        number += 1
        for row in _rows_of(element, number=number):
            yield number, row


def _rows_of(designation: Element, *, number: int) -> Iterator[dict[str, str]]:
    """Raises UnreadableList if there is no name or number, as when elements are renamed."""
    shared = {column: child_text(designation, tag) for tag, column in OF_DESIGNATION.items()}
    shared["Nationality(/ies)"] = _country(designation)
    shared["Address Line 1"] = "; ".join(_address_lines(designation))
    names = [name for group in children(designation, "Names") for name in children(group, "Name")]
    if not shared["Unique ID"] or not any(_has_name(name) for name in names):
        raise UnreadableList(
            f"designation {number} has no name or no unique ID: "
            "the layout has changed, or the file is damaged"
        )
    scripts = descendant_texts(designation, "NameNonLatinScript")
    for name, script in zip_longest(names, scripts):
        # Where there are fewer names than scripts, the first name stands for those that follow.
        used = name if name is not None else names[0]
        of_name = {column: child_text(used, tag) for tag, column in OF_NAME.items()}
        yield {**shared, **of_name, "Name non-latin script": script or ""}


def _has_name(name: Element) -> bool:
    return any(child_text(name, tag) for tag in NAME_PARTS)


def _address_lines(designation: Element) -> list[str]:
    lines = [part for part in designation.iter() if local_name(part).startswith("AddressLine")]
    return [line.text for line in lines if line.text]


def _country(designation: Element) -> str:
    """The country of nationalities, else of addresses; China if among several; else empty."""
    found = descendant_texts(designation, "Nationality") or descendant_texts(
        designation, "AddressCountry"
    )
    countries = dict.fromkeys(found)
    if len(countries) == 1:
        return next(iter(countries))
    return "China" if "China" in countries else ""


LAYOUT = Layout(name=NAME, file_format="XML", lists=LISTS, recognises=recognises, read=read)
