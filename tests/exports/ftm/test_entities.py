"""Each row is an entity of its schema, and both files of the export say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.ftm import Entities, change, entities_of, statements_of, values
from watchers.cli import cli

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def test_each_row_is_an_entity_of_its_schema(entities: Entities) -> None:
    assert Counter(entity["schema"] for entity in entities.values()) == {
        "Company": 2,
        "PublicBody": 2,
        "Organization": 2,
        "Person": 2,
        "Position": 1,
        "Occupancy": 2,
        "Ownership": 2,
        "Sanction": 2,
        "Contract": 2,
        "ContractAward": 2,
        "Event": 2,
        "UnknownLink": 5,
        "Article": 1,
        "Document": 2,
        "Documentation": 11,
    }
    assert list(entities) == sorted(entities)


def test_the_statements_say_what_the_entities_say(exported: Callable[[], Path]) -> None:
    folder = exported()
    stated: dict[str, dict[str, set[str]]] = {}
    for row in statements_of(folder):
        found = stated.setdefault(row["canonical_id"], {})
        if row["prop"] != "id":
            found.setdefault(row["prop"], set()).add(row["value"])
    assert stated == {
        entity_id: {prop: set(found) for prop, found in entity["properties"].items()}
        for entity_id, entity in entities_of(folder).items()
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_begins_as_a_formula_does(
    valid_package: Path, exported: Callable[[], Path], start: str
) -> None:
    change(valid_package, "names", "F. Minister,en", f"{start}HYPERLINK(1),en")
    change(valid_package, "events", "Ministry lists the camera maker", f"{start}cmd|x")
    folder = exported()
    texts = [row["value"] for row in statements_of(folder)]
    assert {f"'{start}HYPERLINK(1)", f"'{start}cmd|x"} <= set(texts)
    assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []


def test_a_text_that_the_format_has_no_room_for_is_visibly_cut(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "events", "Ministry lists the camera maker", "x" * 400)
    (name,) = values(entities_of(exported()), "watchers-events-first-listing", "name")
    assert len(name) == 384 and name.endswith("x … [cut]")


def test_a_package_without_answers_is_refused_and_nothing_written(
    valid_package: Path, tmp_path: Path
) -> None:
    change(valid_package, "ownership_rules", "ownership_rule_id,list_id", "ownership_rule_id,list")
    out = tmp_path / "out.ftm"
    arguments = ["--package", str(valid_package), "export", "ftm", "--force", "-o", str(out)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert "ownership_rules.csv" in done.stderr
    assert not out.exists()
