"""An older release, which has no ownership rules, answers; what it cannot know is unknown."""

import json

import pytest
from click.testing import CliRunner

from watchers.cli import cli


@pytest.fixture
def older_package(valid_package):
    """As before there were rules: without their table, and without the columns of links."""
    descriptor = valid_package / "datapackage.json"
    data = json.loads(descriptor.read_text("utf-8"))
    data["resources"] = [one for one in data["resources"] if one["name"] != "ownership_rules"]
    descriptor.write_text(json.dumps(data), "utf-8")
    (valid_package / "data" / "ownership_rules.csv").unlink()
    for column in ("stage", "as_of"):
        _drop_column(valid_package, "ownership", column)
    return valid_package


def _drop_column(package, table, column):
    schema = package / "schemas" / f"{table}.json"
    data = json.loads(schema.read_text("utf-8"))
    at = [field["name"] for field in data["fields"]].index(column)
    del data["fields"][at]
    schema.write_text(json.dumps(data), "utf-8")
    file = package / "data" / f"{table}.csv"
    rows = [line.split(",") for line in file.read_text("utf-8").splitlines()]
    file.write_text("".join(",".join(row[:at] + row[at + 1 :]) + "\n" for row in rows), "utf-8")


def ask(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), *arguments])


def test_an_older_release_answers_and_does_not_know_what_owners_mean(older_package):
    done = ask(older_package, "listed", "Project Company Ltd", "--on", "2024-01-01")
    assert (done.exit_code, "UNKNOWN trade-list: held by camera-maker" in done.stdout) == (3, True)
    done = ask(older_package, "listed", "Camera Maker", "--on", "2024-01-01")
    assert (done.exit_code, "LISTED trade-list" in done.stdout) == (1, True)


@pytest.mark.parametrize("row_id", ["trade-list", "project-company"])
def test_an_older_release_is_shown(older_package, row_id):
    assert ask(older_package, "show", row_id).exit_code == 0


def test_a_column_that_an_answer_needs_is_named(valid_package):
    _drop_column(valid_package, "coverage", "extent")
    done = ask(valid_package, "listed", "Camera Maker")
    assert done.exit_code == 2
    assert done.stderr == "Error: a table of this package has no column extent\n"
