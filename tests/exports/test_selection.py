"""A part of the package: keys resolve, and no answer differs from that of the whole."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path

import frictionless
import pytest
from click.testing import CliRunner

import watchers
from support.packages import make_package
from watchers.cli import cli
from watchers.exports.derived import Derived, derive
from watchers.exports.selection import Selection
from watchers.exports.selection import selected as select
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.tables.typed_tables import text_table

CHOSEN = [
    ("entities/hikvision",),
    ("contracts/hikvision-pishan-social-control", "lists/us-ns-cmic"),
    ("officials/chen-quanguo",),
    ("places/kashgar-prefecture",),
    ("sources/fr-1260h-2026",),
]


@cache
def selected(selection: Selection) -> tuple[Package, Derived]:
    """The part of the record, made once for all tests."""
    return select(open_package(), selection)


@pytest.fixture(scope="module")
def record() -> Package:
    return open_package()


@pytest.fixture(scope="module")
def answers(record: Package) -> Derived:
    return derive(record)


def keys(package: Package, table: str) -> list[str]:
    column = package.tables[table].primary_key[0]
    return text_table(package, package.tables[table])[column].to_pylist()


def answers_of(derived: Derived, parties: set[str]) -> list[dict[str, str]]:
    rows = derived.text["answers"].to_pylist()
    return [row for row in rows if (row["entity_id"] or row["official_id"]) in parties]


@pytest.mark.parametrize("ids", CHOSEN, ids=lambda ids: ids[0])
def test_each_party_in_a_part_has_the_answers_of_the_whole(
    record: Package, answers: Derived, ids: tuple[str, ...]
) -> None:
    part, derived = selected(Selection(ids))
    parties = {*keys(part, "entities"), *keys(part, "officials")}
    assert 0 < len(parties) < len(keys(record, "entities"))
    assert derived.text["answers"].to_pylist() == answers_of(answers, parties)
    assert derived.text["list_answers"].equals(answers.text["list_answers"])


@pytest.mark.parametrize("day", ["", "2021-03-01"])
@pytest.mark.parametrize("ids", [(), *CHOSEN[:2]], ids=lambda ids: ids[0] if ids else "all")
def test_every_key_of_a_part_resolves(record: Package, ids: tuple[str, ...], day: str) -> None:
    part, derived = selected(Selection(ids, day))
    for name, table in (part.tables | derived.tables).items():
        cells = derived.text[name] if name in derived.text else text_table(part, table)
        for columns, target, _ in table.foreign_keys:
            named = set(cells[columns[0]].to_pylist()) - {None}
            assert named <= set(keys(part, target)), (name, columns)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(("sources/forbes-2019-hikvision-may-blacklist",)),
        Selection(("lists/us-entity-list",), "2020-01-01"),
    ],
    ids=str,
)
def test_what_claims_and_answers_name_is_in_the_part(selection: Selection) -> None:
    part, derived = selected(selection)
    for name in ("claims", "evidence"):
        for row in text_table(part, part.tables[name]).to_pylist():
            if row["about_table"]:
                assert row["about_id"] in keys(part, row["about_table"]), (name, row)
    sources = set(keys(part, "sources"))
    for rows in derived.text.values():
        for row in rows.to_pylist():
            assert set((row["source_ids"] or "").split()) <= sources, row


def test_what_was_over_or_had_not_begun_is_left_out(record: Package, answers: Derived) -> None:
    part, derived = selected(Selection(day="2021-03-01"))
    listings = text_table(part, part.tables["designations"]).to_pylist()
    begun = [row["began_on"] for row in listings if row["began_by"] != "source_id"]
    assert max(begun) <= "2021-03-01"
    assert not [row for row in listings if row["ended_on"] and row["ended_on"] <= "2021-03-01"]
    events = text_table(part, part.tables["events"]).to_pylist()
    figures = text_table(part, part.tables["figures"]).to_pylist()
    needed = {row["event_id"] for row in [*listings, *figures]}
    assert max(row["occurred_on"] for row in events if row["event_id"] not in needed) < "2021-03-02"
    held = {row["answer_id"] for row in derived.text["answers"].to_pylist()}
    assert held == {
        row["answer_id"]
        for row in answers.text["answers"].to_pylist()
        if (row["first_day"] or "0001-01-01") <= "2021-03-01" <= (row["last_day"] or "9999-12-31")
    }


def test_a_listing_of_an_unknown_first_day_is_kept(record: Package) -> None:
    part, _ = selected(Selection(day="2012-01-01"))
    listings = text_table(part, part.tables["designations"]).to_pylist()
    assert {row["began_by"] for row in listings} == {"source_id"}


def test_a_part_says_so_and_keeps_the_day_of_the_whole(record: Package) -> None:
    part, _ = selected(Selection(CHOSEN[0], "2021-03-01"))
    told = part.descriptor["description"]
    assert told.endswith("Only a part: entities/hikvision; as of 2021-03-01.")
    assert part.created == record.created
    assert part.content_hash() != record.content_hash()


def test_the_zip_of_a_part_is_a_valid_package_to_frictionless(tmp_path: Path) -> None:
    file = tmp_path / "part.zip"
    result = CliRunner().invoke(
        cli, ["export", "csv", "--force", "--only", "海康威视", "-o", str(file)]
    )
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "part")
    report = frictionless.validate(str(tmp_path / "part" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:3]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["xlsx", "--only", "hikvison"], "'hikvison' is not an id, name or title in the record."),
        (["xlsx", "--on", "2021-02-30"], "'2021-02-30'"),
        (["site", "--on", "2021-03-01"], "--on: the site shows every day; leave out the day."),
        (["sqlit"], "'sqlit' is not a format. Did you mean sqlite?"),
    ],
)
def test_what_cannot_be_exported_is_refused(tmp_path: Path, options: list[str], told: str) -> None:
    result = CliRunner().invoke(cli, ["export", *options, "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_id_is_refused(record: Package) -> None:
    with pytest.raises(LookupError, match="Did you mean hikvision"):
        selected(Selection(("hikvison",)))


def test_the_list_names_every_format() -> None:
    result = CliRunner().invoke(cli, ["export", "--list"])
    assert result.exit_code == 0
    from watchers.site.export import all_formats

    assert [line.split()[0] for line in result.stdout.splitlines()] == list(all_formats())


def test_python_exports_a_part_too(tmp_path: Path) -> None:
    path = watchers.export(
        "json", tmp_path / "part.json", force=True, only="hikvision", on="2021-03-01"
    )
    about = json.loads(path.read_text("utf-8"))["package"]
    assert about["description"].endswith("Only a part: hikvision; as of 2021-03-01.")
    with pytest.raises(ValueError, match="every day"):
        watchers.export("site", tmp_path / "site", on="2021-03-01")


def test_what_is_no_id_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"only\[0\] is int \(7\); give ids of rows, as text"):
        watchers.export("json", tmp_path / "part.json", only=[7])  # type: ignore[list-item]


def test_a_format_without_single_days_is_left_out_in_words(tmp_path: Path) -> None:
    options = ["--all", "--force", "--on", "2021-03-01", "-o", str(tmp_path / "all")]
    result = CliRunner().invoke(
        cli, ["--package", str(make_package(tmp_path / "p")), "export", *options]
    )
    assert result.exit_code == 0, result.output
    assert "without the site: it shows every day" in result.stderr.splitlines()
