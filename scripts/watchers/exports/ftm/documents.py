"""Sources, as documents: what is of the press as an Article, all else as a Document."""

from __future__ import annotations

from watchers.exports.ftm.graph import ENGLISH, Graph
from watchers.exports.ftm.model import ftm_model
from watchers.exports.ftm.record import FtmRecord, address
from watchers.tables.rows import Row

PRESS = frozenset({"news", "opinion"})
TABLE = "sources"
CHECKED = {
    "full_text": "The whole text was read.",
    "excerpt": "Only a part of the text was read.",
    "cited": "The document was not read; it is known through another.",
}
"""How the document was seen, by the cell of `checked`."""


def add_documents(record: FtmRecord, graph: Graph) -> None:
    """Adds every source."""
    for row in record.rows(TABLE):
        _add_document(record, graph, row)


def _add_document(record: FtmRecord, graph: Graph, row: Row) -> None:
    source_id = row["source_id"]
    schema = "Article" if row["kind"] in PRESS else "Document"
    document = graph.make(schema, kind=TABLE, row_id=source_id, origin=source_id)
    language = ftm_model().language(row["language"])
    document.add("title", row["title"], language=language)
    document.add("name", row["title"], language=language)
    for author in row["author"].split(";"):
        document.add("author", author.strip())
    document.add("publishedAt", row["published_on"])
    document.add("retrievedAt", row["retrieved_on"])
    document.add("sourceUrl", address(row))
    document.add("publisher", record.publisher(row))
    document.add("keywords", row["kind"].replace("_", " "), language=ENGLISH)
    if language in ftm_model().language_values:
        document.add("language", language)
    document.explain(CHECKED.get(row["checked"], row["checked"]))
    document.explain(row["note"])
    graph.carry(TABLE, source_id, document)
