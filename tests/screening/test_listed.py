"""`watchers listed`: what it prints, its exit status, and how it handles bad input."""

import json

import pytest

from support.packages import change_rows
from support.screening import answers, listed
from watchers.package.model import Package


@pytest.mark.parametrize(
    ("name", "day", "options", "status"),
    [
        ("Camera Maker", "2020-01-01", (), 1),
        ("Camera Maker", "2020-01-01", ("--exit-zero",), 0),
        ("Camera Maker", "2019-01-01", (), 3),
        ("The Daily", "2020-01-01", (), 0),
        ("Nobody at All GmbH", "2020-01-01", (), 0),
        ("project-company", "2018-06-01", (), 3),
        ("project-company", "2024-01-01", (), 3),
        ("project-company", "2024-01-01", ("--owned-from", "80"), 3),
    ],
)
def test_exit_status(valid_package, name, day, options, status):
    assert listed(valid_package, name, "--on", day, *options).exit_code == status


PROOF = {
    "answer": "listed",
    "party_id": "camera-maker",
    "list_id": "trade-list",
    "since": "2019-10-09",
    "since_basis": "effective_on",
    "checked_to": "2026-01-15",
    "citation": "1 TN 1",
    "match_method": "same name",
    "match_source_id": "trade-notice",
}


def test_json_carries_the_proof_and_all_three_answers(valid_package):
    names = ("相機製造有限公司", "The Daily", "Nobody at All")
    done = listed(valid_package, *names, "--on", "2026-01-20", "--format", "json")
    document = json.loads(done.stdout)
    camera, daily, nobody = (
        next(answer for answer in document["answers"] if answer["name"] == name) for name in names
    )
    assert {key: camera[key] for key in PROOF} == PROOF
    assert (daily["answer"], daily["as_of"]) == ("not_listed_as_of", "2026-01-15")
    assert nobody["answer"] == "no_match"
    assert nobody["remark"] == "no party in the record matches"


def test_each_part_of_the_json_says_of_which_release_and_day_it_is(valid_package):
    done = listed(valid_package, "The Daily", "--on", "2026-01-20", "--format", "json")
    document = json.loads(done.stdout)
    for carried in (document, *document["answers"]):
        assert carried["asked_on"] == "2026-01-20"
        assert carried["package_version"] == document["package_version"]
        assert len(carried["content_hash"]) == 64


def test_content_hash_is_that_of_the_package(valid_package):
    from watchers.package.descriptor import open_package

    package: Package = open_package(valid_package)
    document = json.loads(listed(valid_package, "Camera Maker", "--format", "json").stdout)
    assert document["content_hash"] == package.content_hash()


def test_owned_party_shows_chain_share_and_rule_and_is_not_called_listed(valid_package):
    done = listed(valid_package, "Project Company Ltd", "--on", "2024-01-01", "--format", "csv")
    (row,) = answers(done)
    asked = ("verdict", "answer", "owner_ids", "share_least", "share_most", "chain", "rule_id")
    assert {column: row[column] for column in asked} == {
        "verdict": "owned",
        "answer": "not_covered",
        "owner_ids": "camera-maker",
        "share_least": "89.99",
        "share_most": "89.99",
        "chain": "camera-maker -[shareholding 89.99 %]-> project-company",
        "rule_id": "trade-list-named-only",
    }


def test_owner_with_unknown_dates_makes_the_answer_unknown(valid_package):
    change_rows(
        valid_package,
        "ownership",
        [{"ownership_id": "camera-maker-project-company", "started_on": "2024"}],
    )
    change_rows(
        valid_package,
        "ownership_rules",
        [
            {"ownership_rule_id": "trade-list-half", "ended_on": "2025-01-01"},
            {"ownership_rule_id": "trade-list-named-only", "started_on": "2025-01-01"},
        ],
    )
    done = listed(valid_package, "Project Company Ltd", "--on", "2024-05-01", "--format", "csv")
    assert [row["answer"] for row in answers(done)] == ["unknown"]
    assert done.exit_code == 3


def test_a_what_if_is_said_as_such(valid_package):
    asked = ("Project Company Ltd", "--on", "2024-01-01", "--owned-from", "80")
    (row,) = answers(listed(valid_package, *asked, "--format", "csv"))
    assert (row["answer"], row["rule_id"]) == ("what_if_covered", "what-if")
    text = " ".join(listed(valid_package, *asked).stdout.split())
    assert "WHAT IF: COVERED trade-list" in text
    assert "what-if: answers on owned parties are not those of the law" in text


def test_table_fits_80_columns_and_says_what_is_not_listed(valid_package):
    done = listed(valid_package, "Camera Maker", "The Daily", "DJI", "--on", "2020-01-01")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "LISTED trade-list since 2019-10-09 (effective), 1 TN 1 [trade-notice]" in done.stdout
    assert "not listed: trade-list" in done.stdout
    assert "DJI: no party in the record matches" in done.stdout
    assert "3 names: 1 listed, 1 not listed, 1 not in the record" in done.stdout


def test_without_a_day_the_release_is_asked_and_that_is_said(valid_package):
    assert (
        "no day was given: answered as of 2026-01-31, the day of the package's release"
        in " ".join(listed(valid_package, "Camera Maker").stdout.split())
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give names, or a file of names with --file."),
        (["x", "--column", "a"], "--column needs --file."),
        (["x", "--on", "2023-02-30"], "'2023-02-30' does not exist in the calendar"),
        (["x", "--on", "2023-06"], "'2023-06' is not a date (YYYY-MM-DD)"),
        (["x", "--on", "\x1b[31m"], "'U+001B[31m' is not a date (YYYY-MM-DD)"),
        (["x", " "], "A name is empty."),
        (["--file", "no-such-file.csv"], "does not exist"),
        (["x", "--owned-from", "0"], "0.0 is not in the range 0<x<=100"),
        (["x", "--owned-from", "nan"], "nan is not a share"),
    ],
)
def test_wrong_usage(valid_package, arguments, message):
    done = listed(valid_package, *arguments)
    assert done.exit_code == 2
    assert message in done.output.replace("\n", " ").replace("│", "")


def test_control_characters_do_not_reach_the_terminal(valid_package):
    assert "\x1b" not in listed(valid_package, "\x1b[31mNobody\x07").output


def test_a_day_after_the_release_is_answered_as_of_the_release(valid_package):
    done = listed(valid_package, "Camera Maker", "--on", "2026-03-01")
    assert done.exit_code == 1
    text = " ".join(done.stdout.split())
    assert "as of this release, which is dated 2026-01-31" in text
    assert "what changed between then and 2026-03-01 is unknown" in text


def test_former_party_is_answered_for_its_successor(valid_package):
    change_rows(
        valid_package, "entities", [{"entity_id": "industry-site", "replaced_by": "camera-maker"}]
    )
    document = json.loads(
        listed(valid_package, "Industry Site", "--on", "2020-01-01", "--format", "json").stdout
    )
    assert {(answer["party_id"], answer["answer"]) for answer in document["answers"]} == {
        ("camera-maker", "listed"),
        ("industry-site", "not_listed"),
    }


def test_the_table_says_what_limits_an_answer_through_an_owner(valid_package):
    link = {"ownership_id": "camera-maker-project-company", "started_on": "", "as_of": "2018"}
    change_rows(valid_package, "ownership", [link])
    table = " ".join(listed(valid_package, "project-company", "--on", "2024-01-01").stdout.split())
    assert "NOT COVERED trade-list: held by camera-maker (89.99 %)" in table
    assert "camera-maker has owned project-company since 2018 or before;" in table
    assert "camera-maker -[shareholding 89.99 %]-> project-company [" in table
