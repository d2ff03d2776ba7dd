"""Which rows of a package belong to a part of it: those chosen and all that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from watchers.exports.row_keys import ABOUT, Row, RowKeys
from watchers.package.model import PARTY_IDS, Package
from watchers.package.sealing import SOURCES
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

if TYPE_CHECKING:
    from watchers.exports.row_keys import Cells

WHOLE = ("coverage", "exchange_rates", "lists", "ownership_rules")
"""Tables without which no answer or sum is what it is in the whole package."""
COUNTED = ("list_counts", "waivers")
"""Tables about the whole package, whose rows are not true of a part."""
JUNCTIONS = {"contract_parties": "contract_id", "event_parties": "event_id"}
"""Tables that join a party with something that has further parties."""
OF_A_PARTY = {
    **dict.fromkeys(("designations", "identifiers", "names"), PARTY_IDS),
    "ownership": ("owned_id",),
}
"""Tables that hold, by these columns, what an answer about a party depends on."""
LINKS = ("event_links",)
"""Tables of links between rows, each of which comes along if both its ends do."""


class Selected(RowKeys):
    """The rows of a package, to be followed from one to those that it needs."""

    def __init__(self, package: Package, cells: Cells, *, lost: Mapping[str, set[int]]) -> None:
        """cells: the tables as text. lost: rows that are kept only where another refers to them."""
        super().__init__(package, cells)
        self.lost = lost
        self.kept: dict[str, set[int]] = {name: set() for name in package.tables}

    def rows(self, ids: Iterable[str], *, sources: Iterable[str] = ()) -> dict[str, set[int]]:
        """The numbers of the rows that belong to these ids, or to any, by table.

        sources: the keys of documents that are needed besides.
        """
        wanted = list(self._chosen(ids)) if ids else list(self._all())
        about = [found for row in wanted for found in self._about(row)] if ids else []
        known = self.by_key.get(SOURCES, {})
        documents = [(SOURCES, known[key]) for key in sources if key in known]
        self._keep([*wanted, *about, *documents, *self._whole()])
        self._keep(self._links())
        self._keep(self._statements())
        return self.kept

    def _all(self) -> Iterator[Row]:
        for name, cells in self.cells.items():
            if name not in (*COUNTED, *LINKS, *self.pointing):
                yield from ((name, at) for at in range(cells.num_rows) if self._is_live(name, at))

    def _is_live(self, table: str, at: int) -> bool:
        """Whether the row is not lost, nor what it gives a party to."""
        if at in self.lost.get(table, ()):
            return False
        column = JUNCTIONS.get(table)
        if not column:
            return True
        to = self.target(table, column)
        return self.by_key[to].get(self.columns[table][column][at]) not in self.lost.get(to, ())

    def _whole(self) -> Iterator[Row]:
        for name in WHOLE:
            if name in self.cells:
                yield from ((name, at) for at in range(self.cells[name].num_rows))

    def _chosen(self, ids: Iterable[str]) -> Iterator[Row]:
        for asked in ids:
            table, _, key = asked.rpartition("/")
            tables = [table] if table in self.package.tables else list(self.package.tables)
            found = [(name, self.by_key[name][key]) for name in tables if key in self.by_key[name]]
            if not found:
                known = [key for rows in self.by_key.values() for key in rows]
                hint = did_you_mean(key, known)
                raise LookupError(f"{quoted(asked)} is not the id of a row.{hint}")
            if len(found) > 1:
                named = ", ".join(f"{name}/{key}" for name, _ in found)
                raise ValueError(f"{quoted(asked)} is the id of several rows: {named}")
            yield found[0]

    def _about(self, row: Row) -> Iterator[Row]:
        """The rows that refer to this one, and the other parties of its contracts and events."""
        table, _ = row
        for name, at in self.referring.get((table, self.key(row)), ()):
            if name in COUNTED or not self._is_live(name, at):
                continue
            yield name, at
            column = JUNCTIONS.get(name)
            shared = self.columns[name][column][at] if column else None
            if shared and table != self.target(name, column or ""):
                yield from self._live(self.referring[self.target(name, column or ""), shared])

    def _live(self, rows: Iterable[Row]) -> Iterator[Row]:
        return ((name, at) for name, at in rows if name in JUNCTIONS and self._is_live(name, at))

    def _keep(self, rows: Iterable[Row]) -> None:
        """Keeps rows and, again and again, what they refer to and what answers on them need."""
        waiting = list(rows)
        while waiting:
            table, at = waiting.pop()
            if at in self.kept[table]:
                continue
            self.kept[table].add(at)
            waiting += self._referred((table, at))
            waiting += self._answering((table, at))

    def _referred(self, row: Row) -> Iterator[Row]:
        table, at = row
        for columns, target, _ in self.package.tables[table].foreign_keys:
            key = self.columns[table][columns[0]][at]
            if key and target in self.by_key and key in self.by_key[target]:
                yield target, self.by_key[target][key]
        yield from self._told_of(row)

    def _answering(self, row: Row) -> Iterator[Row]:
        """The listings of a party and the links to its owners."""
        table, _ = row
        for name, at in self.referring.get((table, self.key(row)), ()):
            for column in OF_A_PARTY.get(name, ()):
                is_its = self.columns[name][column][at] == self.key(row)
                if is_its and self.target(name, column) == table and self._is_live(name, at):
                    yield name, at

    def _links(self) -> Iterator[Row]:
        for name in (*LINKS, *JUNCTIONS):
            if name not in self.cells:
                continue
            table, columns = self.package.tables[name], self.columns[name]
            for at in range(self.cells[name].num_rows):
                ends = [
                    (to, self.by_key[to].get(columns[key[0]][at]))
                    for key, to, _ in table.foreign_keys
                    if to != SOURCES
                ]
                if self._is_live(name, at) and all(row in self.kept[to] for to, row in ends):
                    yield name, at

    def _statements(self) -> Iterator[Row]:
        """The claims about rows that are kept, and the words under them."""
        for name in self.pointing:
            for at in range(self.cells[name].num_rows):
                if any(about in self.kept[table] for table, about in self._told_of((name, at))):
                    yield name, at

    def _told_of(self, row: Row) -> Iterator[Row]:
        """The row that a claim or a passage is about; none for a row of any other table."""
        name, at = row
        if name in self.pointing:
            table, key = (self.columns[name][column][at] for column in ABOUT)
            if key in self.by_key.get(table, {}):
                yield table, self.by_key[table][key]
