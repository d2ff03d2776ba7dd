"""Graph: a folder with GEXF (over time), GraphML (as of a day) and CSV files for Neo4j."""

from __future__ import annotations

from pathlib import Path

from watchers.exports.derived import Derived
from watchers.exports.manifest import Entry, earlier_export, hash_of, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package

FORMAT = "watchers-graph"
NEO4J = "neo4j"
"""The folder of the files for Neo4j."""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the graph into the folder `path`; raises UnusablePackage or WriteFailed."""
    from watchers.exports.graph.gexf import write_gexf
    from watchers.exports.graph.graphml import write_graphml
    from watchers.exports.graph.neo4j import write_neo4j
    from watchers.exports.graph.whole_graph import Graph

    graph = Graph(package, derived)
    name, said = package.descriptor["name"], _description(package)
    counts = {
        "nodes": sum(len(one.ids) for one in graph.nodes),
        "edges": sum(len(one.ids) for one in graph.edges),
    }
    with whole_folder(path, earlier_export(FORMAT)) as folder:
        for ending, write_format in ((".gexf", write_gexf), (".graphml", write_graphml)):
            with (folder / f"{name}{ending}").open("w", encoding="utf-8", newline="\n") as out:
                write_format(graph, out, description=said)
        (folder / NEO4J).mkdir()
        write_neo4j(graph, folder / NEO4J)
        write_manifest(folder, package, form=FORMAT, files=_entries(folder), **counts)


def _description(package: Package) -> str:
    title, version = package.descriptor.get("title", ""), package.version
    said = f"{title}, version {version}. {package.descriptor.get('description', '')}"
    return said.removeprefix(", ").strip()


def _entries(folder: Path) -> list[Entry]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [
        {
            "path": file.relative_to(folder).as_posix(),
            "bytes": file.stat().st_size,
            "hash": hash_of(file.read_bytes()),
        }
        for file in files
    ]


EXPORT = Export(
    name="graph",
    ending=".graph",
    writes=Writes.FOLDER,
    summary="a folder with GEXF, GraphML and CSV files for Neo4j",
    write=write,
    carries="entities, officials, contracts, events, lists and places, and what links them",
    leaves_out="documents, figures, passages; of claims all but hedges and disputed columns",
    opened_with="gephi watchers.graph/watchers.gexf",
)
