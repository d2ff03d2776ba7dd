"""The version that a change asks for, by the Data Package Version recipe."""

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.changes.bump import Level, next_version
from watchers.cli import cli


@pytest.mark.parametrize(
    ("version", "level", "least"),
    [
        ("0.1.4", None, "0.1.4"),
        ("0.1.4", Level.PATCH, "0.1.5"),
        ("0.1.4", Level.MINOR, "0.1.5"),
        ("0.1.4", Level.MAJOR, "0.2.0"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("1.9.10", Level.MINOR, "1.10.0"),
    ],
)
def test_the_least_version_that_may_follow(version, level, least):
    assert next_version(version, level=level) == least


def field(name):
    return lambda schema: next(field for field in schema["fields"] if field["name"] == name)


SCHEMA_CHANGES = {
    "required": (
        lambda s: (
            field("name_zh")(s)["constraints"].update(required=True)
            if "constraints" in field("name_zh")(s)
            else field("name_zh")(s).update(constraints={"required": True})
        ),
        "MAJOR (places.name_zh: required was tightened)",
    ),
    "not required": (
        lambda s: field("name")(s)["constraints"].pop("required"),
        "MINOR (places.name: required was loosened)",
    ),
    "a new word": (
        lambda s: field("kind")(s)["constraints"]["enum"].append("planet"),
        "MINOR (places.kind: enum was loosened)",
    ),
    "a word less": (
        lambda s: field("kind")(s)["constraints"]["enum"].remove("township"),
        "MAJOR (places.kind: enum was tightened)",
    ),
    "shorter": (
        lambda s: field("name")(s)["constraints"].update(maxLength=40),
        "MAJOR (places.name: maxLength was tightened)",
    ),
    "longer": (
        lambda s: field("name")(s)["constraints"].update(maxLength=50_000),
        "MINOR (places.name: maxLength was loosened)",
    ),
    "wording": (
        lambda s: field("name")(s).update(description="Name."),
        "PATCH (places.name: the description changed)",
    ),
    "a key": (
        lambda s: s.setdefault("uniqueKeys", []).append(["name", "kind", "code"]),
        "MAJOR (places: a unique key was added)",
    ),
    "a type": (
        lambda s: field("latitude")(s).update(type="string", constraints={}),
        "MAJOR (places.latitude: the type changed)",
    ),
}


@pytest.mark.parametrize("name", SCHEMA_CHANGES)
def test_what_a_changed_schema_asks_for(diff, edit_json, name):
    change, words = SCHEMA_CHANGES[name]
    edit_json("schemas/places.json", change)
    assert f"Version: {words}: at least" in diff().output


def test_a_new_column_is_major(diff, edit_json, rewrite):
    edit_json(
        "schemas/places.json",
        lambda s: s["fields"].append({"name": "note", "type": "string", "description": "A note."}),
    )
    rewrite(
        "places",
        lambda rows: [{**row, "note": "x"} for row in rows],
        lambda names: [*names, "note"],
    )
    result = diff("--require-bump")
    assert (
        "Version: MAJOR (places: the column note was added): at least 0.2.0; "
        "the newer package has 0.1.0, which is too small." in result.output
    )
    assert result.exit_code == 1


def test_a_moved_column_is_major(diff, edit_json, rewrite):
    edit_json("schemas/places.json", lambda s: s["fields"].append(s["fields"].pop(1)))
    rewrite("places", lambda rows: rows, lambda names: [names[0], *names[2:], names[1]])
    assert "MAJOR (places: the columns are in another order)" in diff().output


def test_new_rows_are_minor_and_a_sufficient_version_passes(diff, new, edit_json):
    change_rows(
        new,
        "places",
        [
            {
                "place_id": "south-city",
                "name": "South City",
                "kind": "prefecture_level_city",
                "source_id": "trade-notice",
            }
        ],
    )
    assert "Version: MINOR (places: 1 new row): at least 0.1.1" in diff().output
    assert diff("--require-bump").exit_code == 1
    edit_json("datapackage.json", lambda data: data.update(version="0.1.1"))
    result = diff("--require-bump")
    assert (
        result.exit_code == 0 and "the newer package has 0.1.1, which is enough." in result.output
    )


def test_a_reference_that_leads_elsewhere_is_minor(diff, new):
    change_rows(
        new, "contracts", [{"contract_id": "north-county-upkeep", "place_id": "north-city"}]
    )
    assert "Version: MINOR (contracts: a reference was changed)" in diff().output


def test_a_withdrawn_row_that_others_name_is_major(diff, rewrite):
    rewrite("places", lambda rows: [row for row in rows if row["place_id"] != "north-county"])
    assert (
        "Version: MAJOR (places: 1 withdrawn row that other rows refer to): at least 0.2.0"
        in diff().output
    )


def test_a_withdrawn_row_that_nobody_names_is_a_correction(diff, rewrite):
    rewrite("claims", lambda rows: [row for row in rows if row["claim_id"] != "daily-2"])
    withdrawn = "claims: rows to which no other refers were withdrawn"
    assert f"Version: PATCH ({withdrawn}): at least 0.1.1" in diff().output


def test_a_withdrawn_row_that_a_claim_is_about_is_major(diff, rewrite):
    total = "camera-maker-contracts-total"
    rewrite("figures", lambda rows: [row for row in rows if row["figure_id"] != total])
    assert "MAJOR (figures: 1 withdrawn row that other rows refer to)" in diff().output


def test_a_table_that_is_gone_and_one_that_is_new(diff, old, new, edit_json):
    edit_json(
        "datapackage.json",
        lambda data: data.update(
            resources=[r for r in data["resources"] if r["name"] != "exchange_rates"]
        ),
    )
    assert "MAJOR  the table exchange_rates was removed" in diff().output
    turned = CliRunner().invoke(cli, ["diff", str(new), str(old)])
    assert "MINOR  the table exchange_rates was added" in turned.output
