"""JSON-LD: the record as linked data, of schema.org and DCAT, in one document."""

from __future__ import annotations

from pathlib import Path

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_file
from watchers.package.model import Package


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the graph to `path`, a node a line; raises UnusablePackage or WriteFailed.

    The addresses of the files are relative: the document stands beside datapackage.json.
    """
    from watchers.exports.linked_data.document import document
    from watchers.exports.linked_data.files import data_files
    from watchers.tables.rows import Record

    record = derived.answers.record if derived.answers else Record(package)
    files = data_files(package)
    with whole_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(document(record, files))


EXPORT = Export(
    name="jsonld",
    ending=".jsonld",
    writes=Writes.FILE,
    summary="linked data: schema.org and DCAT in one document",
    write=write,
    carries="the data set, parties, offices, parents, contracts, listings, events and documents",
    leaves_out="the answers, claims, passages, figures, amounts, weak aliases, other ownership,"
    " links of events",
    opened_with="rdfpipe -i json-ld -o turtle watchers.jsonld",
    needs_whole_record=True,
)
