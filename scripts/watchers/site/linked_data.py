"""The data set as linked data, with its download; the export `jsonld` has all rows besides."""

from __future__ import annotations

from watchers.exports.linked_data.document import data_set_document
from watchers.exports.linked_data.files import File
from watchers.exports.linked_data.nodes import Node
from watchers.site.downloads import Download
from watchers.site.edition import Edition

PATH = "record.jsonld"
ZIP = "application/zip"
PAGE = "mainEntityOfPage"


def linked_data(edition: Edition, downloads: list[Download]) -> str:
    """One graph; addresses are relative to the file, or to the home page if there is one."""

    def with_page(node: Node) -> Node:
        is_data_set = "dcat:Dataset" in node["@type"]
        return node | {PAGE: {"@id": f"{edition.homepage}index.html"}} if is_data_set else node

    files = [
        File(path=edition.homepage + one.path, title=one.about, media_type=ZIP, content=one.content)
        for one in downloads
        if one.about
    ]
    return "".join(data_set_document(edition.record, files, add=with_page))
