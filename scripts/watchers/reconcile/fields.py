"""Where a designation and the entries of its party have other days, notices, parts of the law or names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.dates.as_of import first_day, last_day
from watchers.names.normalize import folded
from watchers.names.parse import name_variants
from watchers.official.entries import Entry
from watchers.official.statutes import STATUTE
from watchers.reconcile.citations import notices_in, shared
from watchers.reconcile.explanations import Difference, Kind
from watchers.screening.list_status import LISTED_FROM, listed_from
from watchers.tables.rows import Record, Row, party_id_of


def cell_differences(
    row: Row, rows_of_party: list[Row], entries: list[Entry], names: Names
) -> Iterator[Difference]:
    """The differences of one designation; where several entries name the party, one that agrees is enough.

    rows_of_party: all designations of the party on this list; a file may give one day for several parts of the law.
    names: what the parties on this list are called.
    """
    here = Difference(
        Kind.DATE, row["list_id"], party_id_of(row), "", "", entries[0].line, row["designation_id"]
    )
    yield from _date(here, row, rows_of_party, entries)
    yield from _citation(here, row["citation"], entries)
    yield from _statute(here, row["statute"], entries)
    yield from _names(here, row, entries, names)


def _date(
    here: Difference, row: Row, rows_of_party: list[Row], entries: list[Entry]
) -> Iterator[Difference]:
    ours, column = listed_from(row)
    given = [
        (entry, statutes, day)
        for entry in entries
        for statutes, day in entry.rows
        if day and _is_of_part(row, statutes)
    ]
    if not given or not ours:
        return
    for _, statutes, day in given:
        # A file may give one day for several parts of the law; it need agree with one of them.
        rows = rows_of_party if len(statutes) > 1 else [row]
        if any(
            first_day(start) <= day <= last_day(start)
            for start in (listed_from(other)[0] for other in rows)
            if start
        ):
            return
    entry, _, theirs = given[0]
    other = next((name for name in LISTED_FROM if row[name] == theirs), "")
    yield replace(
        here,
        in_file=theirs,
        in_record=ours,
        line=entry.line,
        remark=f"the file gives our {other}" if other else f"ours is {column}",
    )


def _is_of_part(row: Row, statutes: tuple[str, ...]) -> bool:
    """Whether a row of the file is of the part of the law under which the designation stands, as far as both tell it."""
    part = STATUTE.search(row["statute"])
    return not part or not statutes or part.group() in statutes


def _citation(here: Difference, ours: str, entries: list[Entry]) -> Iterator[Difference]:
    cited = [
        (
            entry,
            {notice for text in entry.notices for notice in notices_in(text) if notice[0] != text},
        )
        for entry in entries
    ]
    cited = [(entry, notices) for entry, notices in cited if notices]
    if cited and not any(shared(notices_in(ours), notices) for _, notices in cited):
        yield replace(
            here,
            kind=Kind.CITATION,
            in_file="; ".join(cited[0][0].notices),
            in_record=ours,
            line=cited[0][0].line,
        )


def _statute(here: Difference, ours: str, entries: list[Entry]) -> Iterator[Difference]:
    part = STATUTE.search(ours)
    theirs = _parts(entries)
    if part and theirs and part.group() not in theirs:
        yield replace(here, kind=Kind.STATUTE, in_file="; ".join(theirs), in_record=ours)


def new_parts(rows_of_party: list[Row], entries: list[Entry]) -> Iterator[Difference]:
    """The parts of the law under which the file has the party, and no row of the record does."""
    ours = {part.group() for row in rows_of_party if (part := STATUTE.search(row["statute"]))}
    row = rows_of_party[0]
    theirs = _parts(entries)
    # Where none agrees, each row says so by itself.
    for part in theirs if ours & set(theirs) else ():
        if part not in ours:
            yield Difference(
                Kind.PART,
                row["list_id"],
                party_id_of(row),
                part,
                "; ".join(sorted(ours)),
                entries[0].line,
                row["designation_id"],
            )


def _parts(entries: list[Entry]) -> list[str]:
    return list(
        dict.fromkeys(
            part
            for entry in entries
            for statutes, _ in entry.rows
            for part in statutes
            if STATUTE.search(part)
        )
    )


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
    listed = {_in_any_order(form, row) for form in name_variants(row["name_as_listed"])}
    own = [entry for entry in entries if not names.is_of_another(entry.name, here.party_id)]
    if own and not any(
        _in_any_order(form, row) in listed for entry in own for form in name_variants(entry.name)
    ):
        yield replace(
            here, kind=Kind.NAME, in_file=entries[0].name, in_record=row["name_as_listed"]
        )
    for alias in dict.fromkeys(alias for entry in entries for alias in entry.aliases):
        # Some publishers part two names by "and" alone.
        if alias not in names and not all(part in names for part in alias.split(" and ")):
            yield replace(here, kind=Kind.ALIAS, in_file=alias, in_record=row["name_as_listed"])


def _in_any_order(name: str, row: Row) -> str:
    """The name, folded; of persons with its words in the order of the alphabet, as lists put the surname first or last."""
    text = folded(name)
    return " ".join(sorted(text.split())) if row["official_id"] else text
