"""The consolidated list of financial sanctions of the European Union, as XML (version 1.1).

What stands in the elements of all 5,860 entries of April 2026 is in ammitto/data-eu on GitHub,
processed/.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from watchers.official.countries import names_xinjiang
from watchers.official.dates import iso_date
from watchers.official.entries import Entry
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.eu import (
    LISTS,
    NAME,
    copy_of,
    country_of,
    identifiers_of,
    list_of,
    names_of,
    notices_of,
)
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import children, elements

NAMESPACE = "fpi/fsd/export"


def recognises(start: FileStart) -> bool:
    return start.has_root("export", namespace=NAMESPACE)


def read(file: ListFile) -> ListCopy:
    attributes = file.start.root.attributes if file.start.root else {}
    generated = iso_date(attributes.get("generationDate", ""), ())
    numbered = enumerate(elements(file.stream, "sanctionEntity"), 1)
    entries = [_entry(number, element) for number, element in numbered]
    return copy_of(entries, layout=LAYOUT, generated=generated)


def _entry(number: int, element: Element) -> Entry:
    regulations = children(element, "regulation")
    programmes = [regulation.get("programme", "") for regulation in regulations]
    titles = [regulation.get("numberTitle", "") for regulation in regulations]
    strong, weak = _names(element, is_weak=False), _names(element, is_weak=True)
    name = next(iter([*strong, *weak]), "")
    remarks = " ".join(remark.text or "" for remark in children(element, "remark"))
    details = element.get("designationDetails", "")
    return Entry(
        list_id=list_of(programmes),
        name=name,
        line=number,
        aliases=strong[1:],
        weak_aliases=weak if strong else weak[1:],
        name_is_weak=not strong and bool(weak),
        is_person=_is_person(element),
        country=_country(element),
        # The days of the regulations are those of the last change, not of the listing.
        since=iso_date(element.get("designationDate", "")),
        notices=notices_of(titles, programmes),
        identifiers=identifiers_of(
            element.get("euReferenceNumber", ""), logical_id=element.get("logicalId", "")
        ),
        # Also under other programmes, where a first listing over Xinjiang would be overlooked.
        speaks_of_xinjiang=names_xinjiang(*strong, *weak, remarks, details, *_addresses(element)),
    )


def _names(element: Element, *, is_weak: bool) -> tuple[str, ...]:
    """The weak names, or the others."""
    aliases = children(element, "nameAlias")
    chosen = [alias for alias in aliases if (alias.get("strong") == "false") is is_weak]
    return names_of(
        (" ".join(alias.get("wholeName", "").split()), alias.get("nameLanguage", ""))
        for alias in chosen
    )


def _addresses(element: Element) -> list[str]:
    """The addresses, as text."""
    return [" ".join(address.attrib.values()) for address in children(element, "address")]


def _is_person(element: Element) -> bool | None:
    """None if the file does not say."""
    for subject in children(element, "subjectType"):
        return subject.get("classificationCode") == "P"
    return None


def _country(element: Element) -> str:
    placed = children(element, "citizenship") + children(element, "address")
    return country_of(child.get("countryIso2Code", "") for child in placed)


LAYOUT = Layout(name=NAME, file_format="XML", lists=LISTS, recognises=recognises, read=read)
