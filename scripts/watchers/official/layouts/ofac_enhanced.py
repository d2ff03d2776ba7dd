"""OFAC's enhanced XML files (sdn_enhanced.xml, cons_enhanced.xml), which name each party's lists.

Seen: the publisher's schema (ENHANCED_XML.xsd) in the classes generated from it, and parts of its
cons_enhanced.xml, both of early 2025. Its files do not say how many entries they have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from watchers.official.countries import country_code
from watchers.official.dates import iso_date
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.ofac import (
    CMIC,
    CMIC_PROGRAMME,
    CMIC_SINCE,
    LISTS,
    NAME,
    OTHER,
    OTHER_NAMES,
    SCHEMES,
    SDN,
    is_over_xinjiang,
)
from watchers.official.layouts.shared.ofac_csv import joined
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import (
    child_text,
    children,
    descendant_texts,
    descendants,
    elements,
    local_name,
)

NAMESPACE = "ENHANCED_XML"
SDN_LIST = "SDN List"
NATIONALITIES = ("Nationality Country", "Citizenship Country")
LATIN = "Latin"


def recognises(start: FileStart) -> bool:
    return start.has_root("sanctionsData", namespace=NAMESPACE)


def read(file: ListFile) -> ListCopy:
    as_of = ""
    entries: list[Entry] = []
    # What comes before the entries is asked for only so that it is emptied.
    names = ("publicationInfo", "referenceValue", "featureType", "entity")
    for element in elements(file.stream, *names):
        if local_name(element) == "publicationInfo":
            _check_is_whole(element)
            as_of = iso_date(child_text(element, "dataAsOf"))
        elif local_name(element) == "entity":
            entries.extend(_entries(len(entries) + 1, element))
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(as_of, basis=Basis.DATA_DATE),
        list_names=OTHER_NAMES,
    )


def _check_is_whole(publication: Element) -> None:
    """Raises UnreadableList if the file was made for some programmes only."""
    programmes = descendant_texts(publication, "sanctionsProgram")
    if programmes:
        raise UnreadableList(
            f"the file holds only the programmes {', '.join(programmes)}; take the whole list"
        )


def _entries(number: int, element: Element) -> Iterator[Entry]:
    """The entry of a party on each of its lists."""
    programmes = descendant_texts(element, "sanctionsProgram")
    published = {
        (one.text or "").strip(): one.get("datePublished", "")
        for one in descendants(element, "sanctionsList")
    }
    features = _features(element)
    entry = _entry(number, element, programmes=programmes, features=features)
    is_cmic = any(CMIC_PROGRAMME.search(programme) for programme in programmes)
    if SDN_LIST in published:
        yield replace(entry, list_id=SDN, since=iso_date(published[SDN_LIST]))
    if is_cmic:
        effective = next((value for kind, value in features if kind == CMIC_SINCE), "")
        yield replace(entry, list_id=CMIC, since=iso_date(effective))
    if not is_cmic and SDN_LIST not in published:
        yield entry


def _entry(
    number: int, element: Element, *, programmes: list[str], features: list[tuple[str, str]]
) -> Entry:
    """The entry, as if on one of the lists that the record does not have."""
    strong, weak = _names(element, are_weak=False), _names(element, are_weak=True)
    name = next(iter([*strong, *weak]), "")
    info = next(iter(children(element, "generalInfo")), element)
    linked = [f"Linked To: {party}" for party in descendant_texts(element, "relatedEntity")]
    remarks = "; ".join([child_text(info, "remarks"), *linked])
    documents = [
        (child_text(one, "type"), child_text(one, "documentNumber"))
        for one in descendants(element, "identityDocument")
    ]
    known = [(SCHEMES[kind], value) for kind, value in documents + features if kind in SCHEMES]
    nationalities = {value for kind, value in features if kind in NATIONALITIES and value}
    return Entry(
        list_id=OTHER,
        name=name,
        line=number,
        aliases=strong[1:],
        weak_aliases=weak if strong else weak[1:],
        name_is_weak=not strong,
        is_person=child_text(info, "entityType") == "Individual",
        country=country_code(nationalities.pop()) if len(nationalities) == 1 else "",
        notices=tuple(programmes),
        identifiers=(("ofac_uid", element.get("id", "")), *dict.fromkeys(known)),
        speaks_of_xinjiang=is_over_xinjiang(" ".join(programmes), name=name, remarks=remarks),
    )


def _names(element: Element, *, are_weak: bool) -> tuple[str, ...]:
    """The weak names, or the others: the primary name in Latin letters first."""
    spelled: list[tuple[bool, bool, str]] = []
    for names in children(element, "names"):
        for name in children(names, "name"):
            if (child_text(name, "isLowQuality") == "true") is not are_weak:
                continue
            is_primary = child_text(name, "isPrimary") == "true"
            for translation in descendants(name, "translation"):
                in_latin = child_text(translation, "script") in ("", LATIN)
                full_name = child_text(translation, "formattedFullName")
                spelled.append((not is_primary, not in_latin, full_name))
    return joined(name for *_, name in sorted(spelled, key=lambda one: one[:2]))


def _features(element: Element) -> list[tuple[str, str]]:
    """The kind and the value of each feature: nationalities, days, numbers of securities."""
    features = descendants(element, "feature")
    return [(child_text(one, "type"), child_text(one, "value")) for one in features]


LAYOUT = Layout(
    name=NAME, file_format="enhanced XML", lists=LISTS, recognises=recognises, read=read
)
