"""A table's file is read once: what is hashed, checked and answered from are the same bytes."""

import pytest

from support.packages import change_rows
from watchers.package.descriptor import open_package
from watchers.package.table_files import read_table
from watchers.tables import typed_tables
from watchers.tables.rows import Record

NAME = {"entity_id": "camera-maker", "name": "Another Maker"}


def name_in(package) -> str:
    return Record(package).name("entities", "camera-maker")


def test_a_file_that_is_changed_after_the_check_changes_neither_hash_nor_rows(valid_package):
    package = open_package(valid_package)
    typed_tables.check_readable(package)
    before = (package.content_hash(), name_in(package))
    change_rows(valid_package, "entities", [NAME])
    assert (package.content_hash(), name_in(package)) == before
    reopened = open_package(valid_package)
    assert reopened.content_hash() != before[0]
    assert name_in(reopened) == NAME["name"]


def test_no_file_is_read_twice(valid_package, monkeypatch):
    read = []

    def counting(package, table, findings):
        read.append(table.name)
        return read_table(package, table, findings)

    monkeypatch.setattr(typed_tables, "read_table", counting)
    monkeypatch.setattr("watchers.package.model.read_table", counting)
    package = open_package(valid_package)
    typed_tables.check_readable(package)
    package.content_hash()
    Record(package)
    assert read == list(package.tables)


@pytest.mark.parametrize(
    "saved", [b"\xef\xbb\xbf%s", b"%s "], ids=["with a byte order mark", "no final newline"]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=repr)
def test_rows_are_read_as_the_check_reads_them(valid_package, saved, end):
    """What is repaired before the check must not differ in what answers are made from."""
    file = valid_package / "data" / "entities.csv"
    rows = Record(open_package(valid_package)).tables["entities"]
    text = (saved % file.read_bytes()).removesuffix(b"\n ")
    file.write_bytes(text.replace(b"\n", end))
    assert Record(open_package(valid_package)).tables["entities"] == rows
