"""`watchers tidy` writes the day from which a listing holds, and by which column."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli

pytestmark = pytest.mark.usefixtures("only_changed_tables")

LISTING = "trade-list-camera-maker"
DAYS = ("effective_on", "published_on", "announced_on")


def _tidy(package: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["--package", str(package), "tidy", *options])
    return result.exit_code, result.output


def _began(package: Path) -> tuple[str, str]:
    with (package / "data" / "designations.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["designation_id"]: row for row in csv.DictReader(lines)}
    return rows[LISTING]["began_on"], rows[LISTING]["began_by"]


@pytest.mark.parametrize(
    ("days", "source_id", "expected"),
    [
        (("2019-10-10", "2019-10-09", "2019-10-07"), "trade-notice", ("2019-10-10", DAYS[0])),
        (("", "2019-10", "2019-10-07"), "trade-notice", ("2019-10", DAYS[1])),
        (("", "", "2019"), "trade-notice", ("2019", DAYS[2])),
        (("", "", ""), "trade-notice", ("2019-10-09", "source_id")),
        (("", "", ""), "industry-site", ("", "")),
        (("", "", ""), "no-such-document", ("", "")),
    ],
)
def test_tidy_fills_the_day_from_which_a_listing_holds(
    valid_package: Path, days: tuple[str, str, str], source_id: str, expected: tuple[str, str]
) -> None:
    cells = dict(zip(DAYS, days, strict=True)) | {"source_id": source_id}
    typed = {"began_on": "1999", "began_by": "published_on"}
    change_rows(valid_package, "designations", [{"designation_id": LISTING, **cells, **typed}])
    status, output = _tidy(valid_package, "--check")
    assert status == 1 and "designations.csv" in output
    assert _tidy(valid_package) == (0, "tidied data/designations.csv\n")
    assert _began(valid_package) == expected
    assert _tidy(valid_package)[1].endswith("all tidy\n")


def test_a_new_document_changes_the_listings_that_only_it_dates(
    valid_package: Path, problems_of: Callable[[Path], list[str]]
) -> None:
    undated = dict.fromkeys(DAYS, "") | {"designation_id": LISTING}
    change_rows(valid_package, "designations", [undated])
    _tidy(valid_package)
    assert problems_of(valid_package) == []
    change_rows(
        valid_package, "sources", [{"source_id": "trade-notice", "published_on": "2019-10-08"}]
    )
    (problem,) = problems_of(valid_package)
    assert "began_on '2019-10-08'" in problem and "Run: watchers tidy" in problem
    _tidy(valid_package)
    assert (_began(valid_package), problems_of(valid_package)) == (("2019-10-08", "source_id"), [])


def test_listings_stay_as_they_are_if_the_documents_cannot_be_read(valid_package: Path) -> None:
    change_rows(valid_package, "designations", [{"designation_id": LISTING, "began_on": ""}])
    sources = valid_package / "data" / "sources.csv"
    sources.write_bytes(sources.read_bytes() + b'"\n')
    status, _ = _tidy(valid_package)
    assert status == 2
    assert _began(valid_package) == ("", "effective_on")
