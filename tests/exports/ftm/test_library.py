"""What the FollowTheMoney library makes of the export; `make test-ftm` runs this."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from pages.test_readme import check_excerpt
from support.export_fixtures import RECORD_EXPORTS
from support.ftm import ENVIRONMENT, entities_of, library
from support.packages import ROOT, make_package
from support.pages import fenced
from watchers.exports import export
from watchers.exports.ftm.model import FACTS
from watchers.package.descriptor import open_package

pytestmark = [pytest.mark.ftm, RECORD_EXPORTS]

PAGE = (ROOT / "docs" / "ftm.md").read_text("utf-8")
COMMANDS = [line[2:] for line in fenced(PAGE, "console")[0].splitlines()]
(SNIPPET,) = fenced(PAGE, "python")
_, PRINTED = fenced(PAGE, "text")
REFEREE = ROOT / "tests" / "support" / "ftm_referee.py"


@pytest.fixture(scope="module")
def place(record_export: Callable[[str], Path]) -> Path:
    """A folder with the export of the record, in which the commands of the page have run."""
    folder = record_export("ftm").parent
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        library(program, *arguments, cwd=folder)
    return folder


def test_the_library_finds_nothing_wrong_with_the_record(record_export: Callable) -> None:
    folder = record_export("ftm")
    judged = json.loads(library("python", REFEREE, folder / "entities.ftm.json"))
    assert judged == {"entities": len(entities_of(folder)), "faults": []}


def test_the_library_finds_nothing_wrong_with_hostile_text(tmp_path: Path) -> None:
    package = make_package(tmp_path / "package")
    names = package / "data" / "names.csv"
    hostile = ["=HYPERLINK(1)", "@SUM(1)", "-1+1", "<script>x</script>", "x'; DROP--", "`a` ${b}"]
    rows = names.read_text("utf-8").splitlines()[:1]
    rows += [
        f"n-{i},camera-maker,,{name},en,Latn,alias,,,trade-notice" for i, name in enumerate(hostile)
    ]
    names.write_text("\n".join(rows) + "\n", "utf-8", newline="")
    folder = export(open_package(package), output_format="ftm", path=tmp_path / "watchers.ftm")
    entities = folder / "entities.ftm.json"
    assert json.loads(library("python", REFEREE, entities))["faults"] == []
    library("followthemoney", "export-excel", "-i", entities, "-o", tmp_path / "out.xlsx")
    assert _formulas(tmp_path / "out.xlsx") == []
    library("followthemoney", "export-gexf", "-i", entities, "-o", tmp_path / "out.gexf")
    assert "<script>" not in (tmp_path / "out.gexf").read_text("utf-8")


def _formulas(workbook: Path) -> list[str]:
    sheets = openpyxl.load_workbook(workbook).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert cells
    return [str(cell.value) for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("again", ["valid.ftm.json", "again.ftm.json"])
def test_the_library_keeps_every_value(place: Path, again: str) -> None:
    """Parsed and validated, and put together from the statements."""
    lines = (place / again).read_text("utf-8").splitlines()
    found = {entity["id"]: entity for entity in map(json.loads, lines)}
    expected = entities_of(place / "watchers.ftm")
    assert found.keys() == expected.keys()
    for entity_id, entity in expected.items():
        assert found[entity_id]["schema"] == entity["schema"]
        assert _sorted(found[entity_id]) == _sorted(entity)


def _sorted(entity: dict) -> dict[str, list[str]]:
    return {prop: sorted(values) for prop, values in entity["properties"].items()}


def test_excel_has_a_row_for_each_entity_and_computes_nothing(place: Path) -> None:
    assert _formulas(place / "watchers.xlsx") == []
    sheets = openpyxl.load_workbook(place / "watchers.xlsx", read_only=True).worksheets
    rows = sum(sum(1 for _ in sheet.iter_rows(min_row=2)) for sheet in sheets)
    assert rows == len(entities_of(place / "watchers.ftm"))


def test_gephi_and_neo4j_get_the_links(place: Path) -> None:
    graph = ElementTree.parse(place / "watchers.gexf").getroot()
    space = graph.tag.removesuffix("gexf")
    assert len(graph.findall(f".//{space}edge")) > 4_000
    nodes = {node.get("id") for node in graph.iter(f"{space}node")}
    assert "entity:watchers-entities-hikvision" in nodes
    for schema in ("Ownership", "Sanction", "ContractAward", "UnknownLink"):
        assert (place / "neo4j" / f"{schema}.csv").stat().st_size > 0


def test_rdf_is_written_of_every_entity(place: Path) -> None:
    with (place / "watchers.nt").open(encoding="utf-8") as lines:
        subjects = {line.split(" ")[0].strip("<>").split(":")[-1] for line in lines}
    assert entities_of(place / "watchers.ftm").keys() <= subjects


def test_the_snippet_prints_what_is_shown(place: Path) -> None:
    check_excerpt(PRINTED.replace("\n", "\n…\n"), of=library("python", "-c", SNIPPET, cwd=place))


def test_the_facts_of_the_model_are_those_of_the_library(tmp_path: Path) -> None:
    script = tmp_path / "scripts" / "update_ftm_model.py"
    vendor = tmp_path / FACTS.parent.relative_to(ROOT)
    vendor.mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / script.name, script)
    subprocess.run([ENVIRONMENT / "bin" / "python", script], check=True)
    for file in FACTS.parent.iterdir():
        assert (vendor / file.name).read_bytes() == file.read_bytes()
