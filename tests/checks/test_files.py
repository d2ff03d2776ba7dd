"""Files of the package as a whole: strays in data/, tables without rows, rows out of order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from watchers.checks.whole_files import check_stray_files
from watchers.package.descriptor import read_package

pytestmark = pytest.mark.usefixtures("only_changed_tables")

STRAY = {
    "notes.txt": "notes.txt",
    ".DS_Store": ".DS_Store",
    "entities.csv~": "entities.csv~",
    ".#x.csv": ".#x.csv",
    "a\x1b[2J\n.csv": "aU+001B[2JU+000A.csv",
}


@pytest.mark.parametrize(("name", "shown"), STRAY.items(), ids=range(len(STRAY)))
def test_a_stray_file_in_data(valid_package: Path, name: str, shown: str) -> None:
    (valid_package / "data" / name).write_text("x")
    assert _stray(valid_package) == [
        f"data: '{shown}' is not a table of the package. Delete it or describe it in datapackage.json. [stray_file]"
    ]


def test_many_stray_files_and_a_folder_are_counted(valid_package: Path) -> None:
    (valid_package / "data" / "0-folder").mkdir()
    for number in range(99):
        (valid_package / "data" / f"{number}.bak").write_text("x")
    assert _stray(valid_package)[0].startswith("data: '0-folder' is not a table")
    assert len(_stray(valid_package)) == 10


@pytest.mark.parametrize(
    "path", [5, [], ["data/../data/contracts.csv"], ["data/contracts.csv", "data/missing.csv"]]
)
def test_the_data_of_a_table_whose_path_is_faulty_is_no_stray_file(
    change_json: Callable, path: object
) -> None:
    def spoil(descriptor: dict) -> None:
        resources = {resource["name"]: resource for resource in descriptor["resources"]}
        resources["contracts"]["path"] = path

    assert _stray(change_json(spoil))[0].endswith("[descriptor]")
    assert not [line for line in _stray(change_json(spoil)) if line.endswith("[stray_file]")]


WAIVERS = "waiver_id,rule,table,row_id,reason,expires_on\n"


def test_a_waiver_that_names_no_row_excuses_none(
    valid_package: Path, problems_of: Callable
) -> None:
    (valid_package / "data" / "waivers.csv").write_text(
        WAIVERS + "waiver-1,contract_has_no_party,contracts,,It is so.,2027-01-01\n"
    )
    assert (
        "data/waivers.csv:2: row_id: is empty, but this column is required. [required]"
        in problems_of(valid_package)
    )


def test_a_waiver_is_not_called_needless_where_a_rule_could_not_run(
    valid_package: Path, problems_of: Callable
) -> None:
    (valid_package / "data" / "waivers.csv").write_text(
        WAIVERS
        + "waiver-1,event_bears_on_itself,event_links,report-led-to-listing,So.,2027-01-01\n"
    )
    assert [line for line in problems_of(valid_package) if "waiver_excuses_nothing" in line]
    (valid_package / "data" / "events.csv").unlink()
    assert not [line for line in problems_of(valid_package) if "waiver_excuses_nothing" in line]


def test_a_row_without_an_id_is_excused_from_nothing(
    valid_package: Path, problems_of: Callable
) -> None:
    rule = "prose_does_not_end_a_sentence"
    (valid_package / "data" / "waivers.csv").write_text(
        WAIVERS + f"waiver-1,{rule},entities,camera-maker,It is so.,2027-01-01\n"
    )
    file = valid_package / "data" / "entities.csv"
    header, *rows = file.read_text("utf-8").splitlines(keepends=True)
    cells = {
        "name": "Nobody",
        "kind": "company",
        "country": "CN",
        "summary": "No stop",
        "source_id": "trade-notice",
    }
    row = ",".join(cells.get(name, "") for name in header.strip().split(","))
    file.write_text("".join([header, f"{row}\n", *rows]), "utf-8")
    assert (
        f"data/entities.csv:2: summary: 'No stop' does not end with a full stop. [{rule}]"
        in problems_of(valid_package)
    )


def _stray(root: Path) -> list[str]:
    package, findings = read_package(root)
    check_stray_files(package, findings)
    return [str(problem) for problem in findings.problems]


def test_unsorted_rows_and_a_table_without_rows(valid_package: Path, problems_of: Callable) -> None:
    links, waivers = (valid_package / "data" / f"{name}.csv" for name in ("event_links", "waivers"))
    assert waivers.read_text().count("\n") == 1
    links.write_text(links.read_text().splitlines()[0] + "\n")
    file = valid_package / "data" / "places.csv"
    header, *rows = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([header, *reversed(rows)]), "utf-8")
    assert problems_of(valid_package) == [
        "data/event_links.csv:1: has a header and no rows. [no_rows]",
        "data/places.csv:3: place_id: the rows are not sorted by this column. Run: watchers tidy [unsorted_rows]",
    ]
