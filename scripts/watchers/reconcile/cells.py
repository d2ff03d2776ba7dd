"""Where a designation and the entries of its party have other days, notices, parts of the law or names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.as_of import first_day, last_day
from watchers.listed.listings import LISTED_FROM, listed_from
from watchers.matching.reading import writings
from watchers.matching.writing import folded
from watchers.official.entries import Entry
from watchers.official.layouts.uflpa import STATUTE
from watchers.reconcile.differences import Difference, Kind, party_id_of
from watchers.reconcile.notices import notices_in, shared
from watchers.record import Record, Row


def cell_differences(row: Row, rows_of_party: list[Row], entries: list[Entry], names: Names) -> Iterator[Difference]:
    """The differences of one designation; where several entries name the party, one that agrees is enough.

    rows_of_party: all designations of the party on this list; a file may give one day for several parts of the law.
    names: what the parties on this list are called.
    """
    here = Difference(Kind.DATE, row["list_id"], row["entity_id"] or row["official_id"], "", "", entries[0].line, row["designation_id"])
    yield from _date(here, row, rows_of_party, entries)
    yield from _citation(here, row["citation"], entries)
    yield from _statute(here, row["statute"], entries)
    yield from _names(here, row, entries, names)


def _date(here: Difference, row: Row, rows_of_party: list[Row], entries: list[Entry]) -> Iterator[Difference]:
    given = [entry for entry in entries if entry.since]
    ours, column = listed_from(row)
    if not given or not ours:
        return
    told_at_once = any(len(entry.statutes) > 1 and not entry.later_days for entry in given)
    accepted = [listed_from(other)[0] for other in (rows_of_party if told_at_once else [row])]
    days = [day for entry in given for day in (entry.since, *entry.later_days)]
    if any(first_day(start) <= day <= last_day(start) for start in accepted if start for day in days):
        return
    other = next((name for name in LISTED_FROM if row[name] == days[0]), "")
    remark = f"the file gives our {other}" if other else f"ours is {column}"
    yield replace(here, in_file=days[0], in_record=ours, line=given[0].line, remark=remark)


def _citation(here: Difference, ours: str, entries: list[Entry]) -> Iterator[Difference]:
    cited = [(entry, {notice for text in entry.notices for notice in notices_in(text) if notice[0] != text}) for entry in entries]
    cited = [(entry, notices) for entry, notices in cited if notices]
    if cited and not any(shared(notices_in(ours), notices) for _, notices in cited):
        yield replace(here, kind=Kind.CITATION, in_file="; ".join(cited[0][0].notices), in_record=ours, line=cited[0][0].line)


def _statute(here: Difference, ours: str, entries: list[Entry]) -> Iterator[Difference]:
    part = STATUTE.search(ours)
    theirs = [statute for entry in entries for statute in entry.statutes if STATUTE.search(statute)]
    if part and theirs and part.group() not in theirs:
        yield replace(here, kind=Kind.STATUTE, in_file="; ".join(theirs), in_record=ours)


@dataclass(frozen=True)
class Names:
    """The names, folded, of each party with a row on a list; an entry may print those of another party as its aliases."""

    of_party: dict[str, set[str]]

    @classmethod
    def on_list(cls, record: Record, rows: list[Row]) -> Names:
        of_party = {party_id_of(row): {folded(record.party(row))} for row in rows}
        for table, column in (("names", "name"), ("designations", "name_as_listed")):
            for row in record.tables[table]:
                if party_id_of(row) in of_party:
                    of_party[party_id_of(row)].add(folded(row[column]))
        return cls(of_party)

    def is_of_another(self, name: str, party_id: str) -> bool:
        """Whether another party on the list is called so, and this one is not."""
        owners = {owner for owner, names in self.of_party.items() if folded(name) in names}
        return bool(owners) and party_id not in owners

    def __contains__(self, name: str) -> bool:
        return any(folded(name) in names for names in self.of_party.values())


def _names(here: Difference, row: Row, entries: list[Entry], names: Names) -> Iterator[Difference]:
    listed = {folded(form) for form in writings(row["name_as_listed"])}
    own = [entry for entry in entries if not names.is_of_another(entry.name, here.party_id)]
    if own and not any(folded(form) in listed for entry in own for form in writings(entry.name)):
        yield replace(here, kind=Kind.NAME, in_file=entries[0].name, in_record=row["name_as_listed"])
    for alias in dict.fromkeys(alias for entry in entries for alias in entry.aliases):
        # Some publishers part two names by "and" alone.
        if alias not in names and not all(part in names for part in alias.split(" and ")):
            yield replace(here, kind=Kind.ALIAS, in_file=alias, in_record=row["name_as_listed"])
