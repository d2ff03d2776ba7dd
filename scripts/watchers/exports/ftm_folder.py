"""FollowTheMoney: a folder with entities and statements, for the tools of OpenSanctions."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.derived import Derived
from watchers.exports.manifest import earlier_export, file_entry, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage

if TYPE_CHECKING:
    from watchers.exports.ftm.graph import Graph
    from watchers.exports.ftm.record import FtmRecord

FORMAT = "watchers-ftm"
ENTITIES, STATEMENTS = "entities.ftm.json", "statements.csv"
MAX_FAULTS = 3
"""As many are told."""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the entities and their statements into `path`.

    Raises UnusablePackage if the answers of the record cannot be made or a reference leads nowhere,
    and WriteFailed.
    """
    from watchers.exports.ftm.files import write_entities, write_statements
    from watchers.exports.ftm.record import open_record

    record = open_record(package, derived)
    graph = make_graph(record)
    with whole_folder(path, earlier_export(FORMAT)) as folder:
        rows = {
            name: put(graph, dataset=record.dataset, file=folder / name)
            for name, put in ((ENTITIES, write_entities), (STATEMENTS, write_statements))
        }
        files = [file_entry(folder / name, rows=count) for name, count in rows.items()]
        write_manifest(folder, package, form=FORMAT, files=files, as_of=record.day)


def make_graph(record: FtmRecord) -> Graph:
    """All entities of the record; raises UnusablePackage if they do not hold together."""
    from watchers.exports.ftm.documents import add_documents
    from watchers.exports.ftm.graph import Graph
    from watchers.exports.ftm.happenings import add_contracts, add_events, add_figures
    from watchers.exports.ftm.links import add_links
    from watchers.exports.ftm.listings import add_listings
    from watchers.exports.ftm.parties import add_parties
    from watchers.exports.ftm.quotations import add_quotations
    from watchers.exports.ftm.resolve import faults

    graph = Graph()
    for add in (
        add_documents,
        add_parties,
        add_listings,
        add_links,
        add_contracts,
        add_events,
        add_figures,
        add_quotations,
    ):
        add(record, graph)
    found = list(islice(faults(graph), MAX_FAULTS))
    if found:
        raise UnusablePackage(f"not valid FollowTheMoney: {'; '.join(found)}")
    return graph


EXPORT = Export(
    name="ftm",
    ending=".ftm",
    writes=Writes.FOLDER,
    summary="FollowTheMoney entities and statements",
    write=write,
    carries="parties, owners, offices, listings, contracts, events, documents, and their words",
    leaves_out="coverage, rules on owned parties, places but for their names; other days",
    opened_with="followthemoney export-excel -i watchers.ftm/entities.ftm.json -o watchers.xlsx",
    needs_whole_record=True,
)
