"""The consolidated list of financial sanctions of the European Union, as XML (version 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from watchers.official.countries import names_xinjiang
from watchers.official.entries import Copy, Entry
from watchers.official.unpack import Opened
from watchers.official.xml_elements import elements, local

LIST = "eu-global-human-rights"
LAYOUT = "EU consolidated list (XML)"
PROGRAMME = "HR"
"""The programme of the Global Human Rights Sanctions Regime; the other programmes are other lists."""
GENERATED = re.compile(r'generationdate="([0-9]{4}-[0-9]{2}-[0-9]{2})')
NUMBER = re.compile(r"[0-9]{4}/[0-9]+")


def recognises(opened: Opened) -> bool:
    return "<export" in opened.start and "fpi/fsd/export" in opened.start


def read(opened: Opened) -> Copy:
    generated = GENERATED.search(opened.start)
    entries = [
        _entry(element, number)
        for number, element in enumerate(elements(opened.stream, "sanctionEntity"), 1)
    ]
    lists = {
        LIST: "Global Human Rights Sanctions Regime",
        "eu-other": "other programmes of the EU's consolidated list",
    }
    return Copy(
        LAYOUT,
        entries,
        lists,
        generated[1] if generated else "",
        "the day on which it was generated",
        is_dated=bool(generated),
    )


def _entry(element: Element, number: int) -> Entry:
    regulations = list(_children(element, "regulation"))
    names = dict.fromkeys(
        " ".join(alias.get("wholeName", "").split()) for alias in _children(element, "nameAlias")
    )
    name, *aliases = filter(None, names) if any(names) else [""]
    programmes = {regulation.get("programme", "") for regulation in regulations}
    remarks = " ".join(remark.text or "" for remark in _children(element, "remark"))
    return Entry(
        LIST if PROGRAMME in programmes else "eu-other",
        name,
        number,
        aliases=tuple(aliases),
        is_person=next(
            (
                subject.get("classificationCode") == "P"
                for subject in _children(element, "subjectType")
            ),
            None,
        ),
        country=_country(element),
        # The days of the regulations are those of the last change, not of the listing.
        since=element.get("designationDate", ""),
        notices=tuple(
            dict.fromkeys(
                number
                for regulation in regulations
                for number in NUMBER.findall(regulation.get("numberTitle", ""))
            )
        ),
        identifiers=(("eu_reference", element.get("euReferenceNumber", "")),),
        speaks_of_xinjiang=PROGRAMME in programmes
        and names_xinjiang(name, remarks, element.get("designationDetails", "")),
    )


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)


def _country(element: Element) -> str:
    codes = {
        child.get("countryIso2Code", "")
        for name in ("citizenship", "address")
        for child in _children(element, name)
    } - {"", "00"}
    return codes.pop() if len(codes) == 1 else ""
