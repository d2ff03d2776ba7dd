"""Canada's Consolidated Autonomous Sanctions List as XML: one file for all its regulations.

Its elements have been renamed twice. The first names are those of a whole file of 2019 or before
(Mendw/cmt-project-api on GitHub, sema-lmes.xml), which has no days yet. The second were in use
until 24 August 2026: twelve records of it are in koala73/worldmonitor,
tests/fixtures/sema-lmes-slice.xml, and what stands in all 5,690 in ammitto/data-ca, processed/. The
third are since: scripts/_sema-sanctions.mjs in koala73/worldmonitor has them all, its tests copy
records of 25 August, and spec/ammitto/sources/ca/record_spec.rb in ammitto/ammitto two of the 27th.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from watchers.official.countries import names_xinjiang
from watchers.official.csv_rows import split_cell
from watchers.official.dates import iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import elements, local_name

LIST, OTHER = "canada-sema-china", "canada-other"
REGIME = re.compile(r"\bchina\b", re.I)
"""What the regulations of the list are called in English."""
NAMES_OF_REGIME = " / "
"""What stands between its names in English and French."""
RECORD, COUNTRY, SCHEDULE, ITEM = "record", "Country", "Schedule", "Item"
ENTITY = ("EntityOrShip", "Entity")
LAST_NAME, GIVEN_NAME = "LastName", "GivenName"
LISTED, ALIASES = "DateOfListing", "Aliases"
BETWEEN_ALIASES = r"[;|]|,(?!\s*(?:Co|Corp|Inc|Limited|LLC|Ltd)\b)|\s+or\s+"
LANGUAGE = re.compile(r"^[A-Z][a-z]+: *")
"""What may stand before an alias in another script: "Russian: "."""
ONE_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff'’-]+")
"""A word in Latin or Cyrillic letters; of Chinese characters a whole name is one."""


def recognises(start: FileStart) -> bool:
    if not start.has_root("data-set"):
        return False
    return {RECORD, COUNTRY} <= set(map(_in_english, start.element_names))


def read(file: ListFile) -> ListCopy:
    entries = list(_entries(file))
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_ENTRY),
        list_names={OTHER: "other regulations of Canada's consolidated list"},
    )


def _entries(file: ListFile) -> Iterator[Entry]:
    for number, record in enumerate(elements(file.stream, RECORD), 1):
        yield _entry(number, _fields(record))


def _fields(record: Element) -> dict[str, str]:
    """The texts of a record by the English names of its elements."""
    return {
        _in_english(local_name(field)): " ".join((field.text or "").split()) for field in record
    }


def _in_english(name: str) -> str:
    """The English name of an element; since August 2026 the French one follows: `Country-Pays`."""
    return name.split("-")[0]


def _entry(number: int, fields: dict[str, str]) -> Entry:
    name, is_person = _name(fields)
    regime, item = fields.get(COUNTRY, ""), fields.get(ITEM, "")
    if not (name and regime and item):
        # So was a file that Canada published in September 2026.
        raise UnreadableList(
            f"record {number} has no name, regulation or item number: its values are shifted or "
            "its elements renamed, and the file is not that of the list; take one of another day"
        )
    in_english = regime.split(NAMES_OF_REGIME)[0]
    is_china = REGIME.search(in_english) is not None
    since = iso_date(fields.get(LISTED, ""), ())
    aliases, weak_aliases = _aliases(fields.get(ALIASES, ""), is_person=is_person)
    return Entry(
        list_id=LIST if is_china else OTHER,
        name=name,
        line=number,
        aliases=aliases,
        weak_aliases=weak_aliases,
        is_person=is_person,
        # The regulation is not a nationality; that of this list names parties in China.
        country="CN" if is_china else "",
        since=since,
        notices=(f"{in_english} {since}".strip(),),
        identifiers=(("canada_item", _place(fields, regime=in_english)),),
        speaks_of_xinjiang=names_xinjiang(name, *aliases),
    )


def _name(fields: dict[str, str]) -> tuple[str, bool | None]:
    """The name, and whether it is that of a person; ships and firms are not told apart."""
    if entity := next((fields[tag] for tag in ENTITY if fields.get(tag)), ""):
        return entity, False
    parts = (fields.get(LAST_NAME, ""), fields.get(GIVEN_NAME, ""))
    return " ".join(filter(None, parts)), True


def _aliases(text: str, *, is_person: bool | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The aliases, and apart from them single words of a person's name in another spelling."""
    names = [LANGUAGE.sub("", part) for part in split_cell(text, BETWEEN_ALIASES)]
    words = [name for name in names if is_person and ONE_WORD.fullmatch(name)]
    return tuple(name for name in names if name not in words), tuple(words)


def _place(fields: dict[str, str], *, regime: str) -> str:
    """Where the regulation names the party; its items begin anew in each part of a schedule."""
    schedule = fields.get(SCHEDULE, "")
    in_schedule = f"Schedule {schedule}" if schedule else ""
    return ", ".join(filter(None, (regime, in_schedule, f"item {fields[ITEM]}")))


LAYOUT = Layout(
    name="Canada's consolidated sanctions list",
    file_format="XML",
    lists={LIST: "Special Economic Measures (People's Republic of China) Regulations"},
    recognises=recognises,
    read=read,
)
