"""A name that could mean a party is for review: who, how alike, why not surely, on which lists."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from watchers.cli import cli

ASKED = ("Camera Maker GmbH", "--on", "2020-01-01")


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "listed", *arguments])


@pytest.fixture
def rows(valid_package):
    done = run(valid_package, *ASKED, "--format", "csv")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_a_candidate_is_for_a_person_to_look_at(valid_package):
    assert run(valid_package, *ASKED).exit_code == 3


def test_table_says_who_why_and_on_which_lists(valid_package):
    told = " ".join(run(valid_package, *ASKED).stdout.split())
    assert "Camera Maker GmbH: for review; it could be camera-maker" in told
    assert "legal form of another country, 0.74" in told
    assert "LISTED trade-list" in told


def test_csv_has_a_row_for_each_list_on_which_the_candidate_stands(rows):
    (row,) = rows
    assert (row["verdict"], row["answer"], row["answer_if_meant"]) == ("review", "review", "listed")
    assert (row["party_id"], row["list_id"]) == ("camera-maker", "trade-list")
    assert (row["match_score"], row["reasons"]) == ("0.74", "possible_match")
    assert row["match_method"] == "legal form of another country"
    assert row["designation_ids"] and row["source_ids"]


def test_json_says_the_same_as_csv(valid_package, rows):
    document = json.loads(run(valid_package, *ASKED, "--format", "json").stdout)
    (answer,) = document["answers"]
    columns = ("verdict", "answer", "answer_if_meant", "party_id", "list_id", "match_method")
    assert [answer[column] for column in columns] == [rows[0][column] for column in columns]


def test_a_candidate_on_no_list_is_for_review_too(valid_package):
    asked = ("Project Company GmbH", "--on", "2010-01-01", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(run(valid_package, *asked).stdout))
    assert (row["party_id"], row["answer"]) == ("project-company", "review")


def test_a_match_has_no_answer_if_meant(valid_package):
    asked = ("Camera Maker", "--on", "2020-01-01", "--format", "csv")
    found = list(csv.DictReader(io.StringIO(run(valid_package, *asked).stdout)))
    assert {row["answer_if_meant"] for row in found} == {""}


def test_a_publisher_is_not_offered_for_another_name(valid_package):
    assert run(valid_package, "The Daily GmbH", "--on", "2020-01-01").exit_code == 0
