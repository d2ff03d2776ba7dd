"""The SQLite export holds every row, keeps its own keys, and reads well."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from watchers.exports import export
from watchers.exports.sqlite_database import VIEWS, _version_number
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage, WriteFailed
from watchers.tables.typed_tables import arrow_tables, plain_rows

VIEW_NAMES = re.findall(r"^CREATE VIEW (\w+)", VIEWS.read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def database(package: Package, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(
        sqlite3.connect(export(package, output_format="sqlite", path=tmp_path / "out.sqlite"))
    ) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def test_every_cell_is_there(package: Package, database: sqlite3.Connection) -> None:
    for name, table in arrow_tables(package).items():
        assert database.execute(f'SELECT * FROM "{name}"').fetchall() == list(plain_rows(table))


def test_the_file_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_is_strict_and_has_the_keys_of_its_schema(
    package: Package, database: sqlite3.Connection
) -> None:
    strict = {row[1]: row[5] for row in database.execute("PRAGMA table_list") if row[2] == "table"}
    for name, table in package.tables.items():
        assert strict[name] == 1
        assert [
            row[1] for row in database.execute(f"PRAGMA table_info('{name}')") if row[5]
        ] == table.primary_key
        keys = {
            (row[3], row[2], row[4])
            for row in database.execute(f"PRAGMA foreign_key_list('{name}')")
        }
        assert keys == {
            (columns[0], target, targets[0]) for columns, target, targets in table.foreign_keys
        }


def test_every_foreign_key_has_an_index(package: Package, database: sqlite3.Connection) -> None:
    for name, table in package.tables.items():
        for columns, _, _ in table.foreign_keys:
            plan = database.execute(
                f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE {columns[0]} = 'x'"
            ).fetchall()
            assert "USING INDEX" in plan[0][3], (name, columns)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contracts SET amount = 'much'",
        "UPDATE contracts SET amount = -1",
        "UPDATE contracts SET kind = 'gift'",
        "UPDATE contracts SET title = NULL",
        "UPDATE contracts SET title = 'same'",
        "UPDATE contracts SET tendered_on_first = '2017-02-30'",
        "UPDATE contracts SET source_id = 'nowhere'",
        "UPDATE ownership SET share_pct = 100.5",
        "UPDATE places SET latitude = 91",
        "UPDATE exchange_rates SET year = 2017.5",
        "UPDATE event_parties SET event_id = 'first-listing', entity_id = NULL, "
        "official_id = 'first-minister', role = 'actor'",
        "DELETE FROM sources",
    ],
)
def test_the_database_refuses_what_the_schema_forbids(
    database: sqlite3.Connection, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)
        database.commit()


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_each_view_answers_with_columns_of_different_names(
    database: sqlite3.Connection, view: str
) -> None:
    answer = database.execute(f"SELECT * FROM {view}")
    columns = [column[0] for column in answer.description]
    assert answer.fetchall()
    assert len(columns) == len(set(columns))
    assert {"source_title", "source_url"} <= set(columns) or "source_ids" in columns


def test_the_views_keep_every_row(database: sqlite3.Connection) -> None:
    def count(query: str) -> int:
        return database.execute(f"SELECT count(*) FROM {query}").fetchone()[0]

    for view, table in (
        ("listings", "designations"),
        ("offices", "positions"),
        ("ownership_links", "ownership"),
        ("event_timeline", "events"),
        ("event_chain", "event_links"),
    ):
        assert count(view) == count(table)
    assert count("(SELECT DISTINCT contract_id FROM contracts_with_parties)") == count("contracts")


def test_a_claim_is_followed_to_the_one_that_it_relays(database: sqlite3.Connection) -> None:
    chain = database.execute(
        "SELECT step, at_claim_id, publisher FROM claims_chain WHERE claim_id = 'daily-1'"
    ).fetchall()
    assert chain == [(0, "daily-1", "The Daily"), (1, "industry-site-1", "Industry Site")]


def test_a_view_whose_tables_are_not_all_there_is_left_out(
    package: Package, tmp_path: Path
) -> None:
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    descriptor["resources"] = [
        resource for resource in descriptor["resources"] if resource["name"] != "claims"
    ]
    file.write_text(json.dumps(descriptor), "utf-8")
    with closing(
        sqlite3.connect(
            export(open_package(package.root), output_format="sqlite", path=tmp_path / "out.sqlite")
        )
    ) as database:
        views = {
            name
            for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")
        }
    assert views == set(VIEW_NAMES) - {"claims_chain"}


def test_an_old_sqlite_is_named(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(WriteFailed, match="SQLite 3.37 or newer"):
        export(package, output_format="sqlite", path=tmp_path / "out.sqlite")


def test_a_circle_of_claims_ends(database: sqlite3.Connection) -> None:
    database.execute("UPDATE claims SET relays_claim_id = claim_id")
    assert database.execute("SELECT max(step) FROM claims_chain").fetchone() == (50,)


def test_the_columns_keep_their_descriptions(
    package: Package, database: sqlite3.Connection
) -> None:
    sql = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'contracts'").fetchone()[0]
    assert all(field["description"] in sql for field in package.tables["contracts"].fields.values())


def test_the_version_is_in_the_file(package: Package, database: sqlite3.Connection) -> None:
    assert database.execute("SELECT value FROM about WHERE property = 'version'").fetchone() == (
        package.version,
    )
    assert database.execute(
        "SELECT value FROM about WHERE property = 'content_sha256'"
    ).fetchone() == (package.content_hash(),)
    major, minor, patch = map(int, package.version.split("."))
    assert database.execute("PRAGMA user_version").fetchone() == (
        major * 1_000_000 + minor * 1_000 + patch,
    )


def test_versions_have_numbers_of_their_own_in_their_order() -> None:
    versions = ["0.1.0", "0.1.99", "0.1.100", "0.2.0", "1.0.0", "1.0.999", "12.3.4"]
    numbers = [_version_number(version) for version in versions]
    assert numbers == sorted(set(numbers))
    assert [_version_number(version) for version in ("0.1.1000", "2148.0.0")] == [0, 0]


@pytest.mark.parametrize(
    ("table", "cells"), [("contracts", {"source_id": "nowhere"}), ("contracts", {"kind": "gift"})]
)
def test_a_package_that_breaks_its_schema_gives_no_database(
    package: Package, tmp_path: Path, change_cell: Callable, table: str, cells: dict
) -> None:
    change_cell(table, **cells)
    with pytest.raises(UnusablePackage, match="breaks its own schema"):
        export(package, output_format="sqlite", path=tmp_path / "out.sqlite")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]
