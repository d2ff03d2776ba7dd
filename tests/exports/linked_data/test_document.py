"""The document of linked data: its files, its addresses, and the query of its page."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCAT

from support.export_fixtures import RECORD_EXPORTS
from support.linked_data import SCHEMA, dataset_of, parsed, row
from support.packages import ROOT, change_rows, make_package
from support.pages import fenced
from watchers.exports import export
from watchers.exports.selection import Selection, selected
from watchers.package.descriptor import open_package


@pytest.mark.slow
@RECORD_EXPORTS
def test_the_query_of_the_page_prints_what_it_says(
    record: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "linked-data.md").read_text("utf-8").split("\n## What it holds\n")[0]
    (code,), (wanted,) = fenced(page, "python"), fenced(page, "text")
    # The record was parsed already, which takes longer than all else.
    monkeypatch.setattr(Graph, "parse", {"watchers.jsonld": record}.__getitem__)
    exec(code.replace("Graph().parse(", "Graph.parse("), {})
    assert capsys.readouterr().out.replace(" \n", "\n") == wanted.replace(" \n", "\n")


def test_files_are_named_with_their_hash_beside_the_document(graph: Graph, root: Path) -> None:
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == len(open_package(root).tables)
    for file in files:
        path = urlsplit(str(graph.value(file, SCHEMA.contentUrl))).path.split("/")[-2:]
        content = root.joinpath(*path).read_bytes()
        assert str(graph.value(file, SCHEMA.sha256)) == hashlib.sha256(content).hexdigest()


def test_a_part_says_that_it_is_one(root: Path, tmp_path: Path) -> None:
    part, derived = selected(open_package(root), Selection(("entities/daily",), ""))
    path = tmp_path / "part.jsonld"
    graph = parsed(export(part, output_format="jsonld", path=path, derived=derived))
    dataset = dataset_of(graph)
    assert "Only a part: entities/daily" in graph.value(dataset, SCHEMA.description)
    assert (row(graph, "entities/daily"), RDF.type, None) in graph
    assert (row(graph, "entities/county-office"), RDF.type, None) not in graph


def test_ids_stay_and_are_below_the_address_if_there_is_one(root: Path, tmp_path: Path) -> None:
    plain = export(open_package(root), output_format="jsonld", path=tmp_path / "plain.jsonld")
    assert '"row": "urn:uuid:2dc1456b-0e47-5114-bf33-4f3b51b8ac6c#"' in plain.read_text("utf-8")
    package = open_package(root)
    package.descriptor["homepage"] = "https://example.org/a b"
    named = parsed(export(package, output_format="jsonld", path=tmp_path / "named.jsonld"))
    maker = URIRef("https://example.org/a%20b#entities/camera-maker")
    assert (maker, SCHEMA.name, None) in named


def test_no_text_ends_a_page_or_an_address(root: Path, tmp_path: Path) -> None:
    hostile = make_package(tmp_path / "hostile")
    url = 'https://example.org/a b<c>"{d}|e'
    change_rows(hostile, "sources", [{"source_id": "daily-report", "url": url}])
    change_rows(hostile, "entities", [{"entity_id": "daily", "name": "</script>\u202e"}])
    package = open_package(hostile)
    path = export(package, output_format="jsonld", path=tmp_path / "hostile.jsonld")
    assert "<" not in path.read_text("utf-8")
    graph = parsed(path)
    assert "https://example.org/a%20b%3Cc%3E%22%7Bd%7D%7Ce" in graph.serialize(format="nt")
    assert str(graph.value(row(graph, "entities/daily"), SCHEMA.name)).startswith("</script>")
