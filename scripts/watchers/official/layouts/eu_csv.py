"""The EU's consolidated list as CSV (version 1.1): a row for each name, address and birth.

No whole file was at hand. Seen were the header of the first 21 columns with two rows of the file of
5 August 2026, as the tests of a public program copy them, and what moov-io/watchman on GitHub says
of the 118 columns of the file of 28 October 2022 and finds in it (pkg/sources/csl_eu/csl.go and
reader_eu_test.go). The two agree, and all columns that are needed are among the 21.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from watchers.official.countries import names_xinjiang
from watchers.official.csv_rows import read_table
from watchers.official.dates import DAY_FIRST, PrintedDay, iso_date
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

GENERATED, NUMBER = "fileGenerationDate", "Entity_LogicalId"
REFERENCE, SINCE = "Entity_EU_ReferenceNumber", "Entity_DesignationDate"
TITLE, PROGRAMME = "Entity_Regulation_NumberTitle", "Entity_Regulation_Programme"
WHOLE_NAME, LANGUAGE = "NameAlias_WholeName", "NameAlias_NameLanguage"
KINDS = ("Entity_SubjectType", "Entity_SubjectType_ClassificationCode")
"""One has a letter, the other a word."""
TEXTS = ("Entity_Remark", "Entity_DesignationDetails")
COUNTRIES = ("Citizenship_CountryIso2Code", "Address_CountryIso2Code")
ADDRESS = "address_"
"""What the columns of an address begin with, in small letters."""
NEEDED = (GENERATED, NUMBER, REFERENCE, SINCE, *KINDS, TITLE, PROGRAMME, WHOLE_NAME, LANGUAGE)
WEAK_ALIASES = "which aliases are weak, as the list's XML tells"
IS_PERSON = {"p": True, "person": True, "e": False, "enterprise": False}


@dataclass
class _Party:
    """What the rows of a party say, each thing once."""

    line: int
    reference: str
    since: PrintedDay
    is_person: bool | None
    names: dict[tuple[str, str], None] = field(default_factory=dict)
    """With their languages."""
    titles: dict[str, None] = field(default_factory=dict)
    programmes: dict[str, None] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    speaks_of_xinjiang: bool = False


def recognises(start: FileStart) -> bool:
    return not start.is_sheet and start.has_columns(*NEEDED)


def read(file: ListFile) -> ListCopy:
    parties: dict[str, _Party] = {}
    generated = PrintedDay()
    for line, row in read_table(file.records, needed=NEEDED):
        generated = generated or iso_date(row[GENERATED], DAY_FIRST)
        if row[NUMBER] not in parties:
            parties[row[NUMBER]] = _new_party(line, row)
        _add(parties[row[NUMBER]], row)
    entries = [_entry(number, party) for number, party in parties.items()]
    copy = copy_of(entries, layout=LAYOUT, generated=generated)
    return replace(copy, kept_elsewhere=WEAK_ALIASES, may_be_cut=file.may_be_cut)


def _new_party(line: int, row: dict[str, str]) -> _Party:
    kinds = (IS_PERSON.get(row[column].lower()) for column in KINDS)
    return _Party(
        line=line,
        reference=row[REFERENCE],
        since=iso_date(row[SINCE], DAY_FIRST),
        is_person=next((kind for kind in kinds if kind is not None), None),
    )


def _add(party: _Party, row: dict[str, str]) -> None:
    """Adds what a row says to its party."""
    name = row[WHOLE_NAME]
    party.names[name, row[LANGUAGE]] = None
    party.titles[row[TITLE]] = None
    party.programmes[row[PROGRAMME]] = None
    party.countries.update(row.get(column, "") for column in COUNTRIES)
    addresses = [cell for column, cell in row.items() if cell and column.startswith(ADDRESS)]
    texts = (name, *(row.get(column, "") for column in TEXTS), *addresses)
    party.speaks_of_xinjiang = party.speaks_of_xinjiang or names_xinjiang(*texts)


def _entry(number: str, party: _Party) -> Entry:
    names = names_of(party.names)
    return Entry(
        list_id=list_of(party.programmes),
        name=next(iter(names), ""),
        line=party.line,
        aliases=names[1:],
        is_person=party.is_person,
        country=country_of(party.countries),
        since=party.since,
        notices=notices_of(party.titles, party.programmes),
        identifiers=identifiers_of(party.reference, logical_id=number),
        speaks_of_xinjiang=party.speaks_of_xinjiang,
    )


LAYOUT = Layout(name=NAME, file_format="CSV", lists=LISTS, recognises=recognises, read=read)
