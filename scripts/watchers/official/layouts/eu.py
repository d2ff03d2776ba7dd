"""The consolidated list of financial sanctions of the European Union, as XML (version 1.1)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from watchers.official.countries import names_xinjiang
from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.unpack import ListFile
from watchers.official.xml_elements import children, elements

LIST, OTHER = "eu-global-human-rights", "eu-other"
PROGRAMME = "HR"
"""The programme of the Global Human Rights Sanctions Regime; other programmes are other lists."""
GENERATED = re.compile(r'generationdate="([0-9]{4}-[0-9]{2}-[0-9]{2})')
REGULATION_NUMBER = re.compile(r"[0-9]{4}/[0-9]+")


def recognises(file: ListFile) -> bool:
    return "<export" in file.start and "fpi/fsd/export" in file.start


def read(file: ListFile) -> ListCopy:
    generated = GENERATED.search(file.start)
    numbered = enumerate(elements(file.stream, "sanctionEntity"), 1)
    return ListCopy(
        layout=LAYOUT,
        entries=[_entry(number, element) for number, element in numbered],
        as_of=Dated(generated[1], Basis.GENERATION_DATE) if generated else None,
        list_names={OTHER: "other programmes of the EU's consolidated list"},
    )


def _entry(number: int, element: Element) -> Entry:
    regulations = children(element, "regulation")
    is_human_rights = any(one.get("programme") == PROGRAMME for one in regulations)
    name, *aliases = _names(element) or [""]
    remarks = " ".join(remark.text or "" for remark in children(element, "remark"))
    details = element.get("designationDetails", "")
    return Entry(
        list_id=LIST if is_human_rights else OTHER,
        name=name,
        line=number,
        aliases=tuple(aliases),
        is_person=_is_person(element),
        country=_country(element),
        # The days of the regulations are those of the last change, not of the listing.
        since=element.get("designationDate", ""),
        notices=_notices(regulations),
        identifiers=(("eu_reference", element.get("euReferenceNumber", "")),),
        speaks_of_xinjiang=is_human_rights and names_xinjiang(name, remarks, details),
    )


def _names(element: Element) -> list[str]:
    """The names, each once, without needless spaces."""
    whole_names = [alias.get("wholeName", "") for alias in children(element, "nameAlias")]
    return list(dict.fromkeys(filter(None, (" ".join(name.split()) for name in whole_names))))


def _is_person(element: Element) -> bool | None:
    """None if the file does not say."""
    for subject in children(element, "subjectType"):
        return subject.get("classificationCode") == "P"
    return None


def _notices(regulations: list[Element]) -> tuple[str, ...]:
    """The numbers of the regulations, each once."""
    titles = " ".join(regulation.get("numberTitle", "") for regulation in regulations)
    return tuple(dict.fromkeys(REGULATION_NUMBER.findall(titles)))


def _country(element: Element) -> str:
    """The country of citizenships and addresses; empty if there are several or none."""
    placed = children(element, "citizenship") + children(element, "address")
    codes = {child.get("countryIso2Code", "") for child in placed} - {"", "00"}
    return codes.pop() if len(codes) == 1 else ""


LAYOUT = Layout(
    name="EU consolidated list",
    file_format="XML",
    lists={LIST: "Global Human Rights Sanctions Regime"},
    recognises=recognises,
    read=read,
)
