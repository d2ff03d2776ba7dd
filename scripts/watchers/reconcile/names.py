"""Whether a list names a party as the record does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.names.normalize import folded
from watchers.names.parse import name_variants
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.matched_row import MatchedRow
from watchers.tables.rows import Record, Row, party_id_of

AND = " and "
"""What some publishers put between two names, instead of listing them as two aliases."""


OWN = "own"
"""The kind of the name of a party, and of one under which it was listed."""
FULL_ALIASES = frozenset({"alias", "as_listed"})
"""Kinds of names that say nothing else than that a document has them."""


@dataclass(frozen=True)
class NamesOnList:
    """What the parties on a list are called."""

    of_party: dict[str, dict[str, set[str]]]
    """For each party id its names, folded, with their kinds (`names.kind`, or OWN)."""

    @classmethod
    def load(cls, record: Record, *, rows: list[Row]) -> NamesOnList:
        """The names of the parties of the designations `rows`."""
        of_party = {party_id_of(row): {folded(record.party(row)): {OWN}} for row in rows}
        for table, column in (("names", "name"), ("designations", "name_as_listed")):
            for row in record.tables[table]:
                if names := of_party.get(party_id_of(row)):
                    names.setdefault(folded(row[column]), set()).add(row.get("kind", OWN))
        return cls(of_party)

    def is_full_alias(self, name: str, *, party_id: str) -> bool:
        """Whether the record has the name as an alias of the party, not as a weak one or more."""
        kinds = self.of_party.get(party_id, {}).get(folded(name), set())
        return bool(kinds) and kinds <= FULL_ALIASES

    def is_of_another(self, name: str, *, party_id: str) -> bool:
        """Whether another party on the list has the name, and this one has not."""
        owners = {owner for owner, names in self.of_party.items() if folded(name) in names}
        return bool(owners) and party_id not in owners

    def __contains__(self, name: str) -> bool:
        return any(folded(name) in names for names in self.of_party.values())


def name_discrepancies(matched: MatchedRow, *, names: NamesOnList) -> Iterator[Discrepancy]:
    """Where the entries name the party otherwise, or have aliases that the record lacks."""
    yield from _listed_name(matched, names)
    yield from _aliases(matched, names)


def _listed_name(matched: MatchedRow, names: NamesOnList) -> Iterator[Discrepancy]:
    row = matched.row
    ours = _spellings(row["name_as_listed"], row)
    own = [
        entry
        for entry in matched.entries
        # An entry may have another party's name, and this one among its aliases.
        if not names.is_of_another(entry.name, party_id=party_id_of(row))
    ]
    if own and not any(ours & _spellings(entry.name, row) for entry in own):
        yield matched.discrepancy(
            Kind.NAME, in_file=matched.entries[0].name, in_record=row["name_as_listed"]
        )


def _aliases(matched: MatchedRow, names: NamesOnList) -> Iterator[Discrepancy]:
    listed_name = matched.row["name_as_listed"]
    aliases = dict.fromkeys(alias for entry in matched.entries for alias in entry.aliases)
    weak = dict.fromkeys(alias for entry in matched.entries for alias in entry.weak_aliases)
    for alias in aliases:
        if not _is_known(alias, names):
            yield matched.discrepancy(Kind.ALIAS, in_file=alias, in_record=listed_name)
    for alias in weak:
        if not _is_known(alias, names):
            yield matched.discrepancy(
                Kind.ALIAS, in_file=alias, in_record=listed_name, remark="a weak alias"
            )
        elif alias not in aliases and names.is_full_alias(alias, party_id=party_id_of(matched.row)):
            yield matched.discrepancy(Kind.WEAK, in_file=alias, in_record=listed_name)


def _is_known(alias: str, names: NamesOnList) -> bool:
    return alias in names or all(part in names for part in alias.split(AND))


def _spellings(name: str, row: Row) -> set[str]:
    """The spellings of a name, folded; of a person with its words sorted, since orders differ."""
    spellings = {folded(spelling) for spelling in name_variants(name)}
    if not row["official_id"]:
        return spellings
    return {" ".join(sorted(spelling.split())) for spelling in spellings}
