"""Ways to make a package unusable, and what is said of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from watchers.package.strict_json import MAX_JSON_BYTES

DESCRIPTOR, SCHEMA, TABLE = "datapackage.json", "schemas/contracts.json", "data/places.csv"
TERABYTE = 1 << 40


Spoil = Callable[[Path, pytest.MonkeyPatch], None]


def _without_version(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = package / DESCRIPTOR
    descriptor = json.loads(file.read_text("utf-8"))
    del descriptor["version"]
    file.write_text(json.dumps(descriptor), "utf-8")


def _a_folder(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / DESCRIPTOR).unlink()
    (package / DESCRIPTOR).mkdir()


def _a_link(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / DESCRIPTOR).rename(package.parent / "elsewhere.json")
    (package / DESCRIPTOR).symlink_to(package.parent / "elsewhere.json")


def _holding(path: str, content: bytes) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (package / path).write_bytes(content)

    return spoil


def _ending_in(row: bytes) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with (package / TABLE).open("ab") as file:
            file.write(row)

    return spoil


def _missing(path: str) -> Spoil:
    return lambda package, monkeypatch: (package / path).unlink()


def _forbidden(path: str) -> Spoil:
    def spoil(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = Path.open

        def refused(self: Path, *arguments: object, **options: object) -> object:
            if self == package / path:
                raise PermissionError(13, "Permission denied", str(self))
            return opened(self, *arguments, **options)

        monkeypatch.setattr(Path, "open", refused)

    return spoil


def of_a_terabyte(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (package / TABLE).open("r+b") as file:
        file.truncate(TERABYTE)


UNUSABLE: dict[str, tuple[Spoil, str]] = {
    "descriptor that is not JSON": (
        _holding(DESCRIPTOR, b"{"),
        f"{DESCRIPTOR}:1: is not JSON: ",
    ),
    "faulty descriptor": (
        _without_version,
        f"{DESCRIPTOR}: the property 'version' is missing from this package. [descriptor]",
    ),
    "descriptor that is a folder": (_a_folder, f"{DESCRIPTOR}: is not a file. [descriptor]"),
    "descriptor that is a link": (_a_link, f"{DESCRIPTOR}: is a link or lies behind one"),
    "descriptor that cannot be opened": (
        _forbidden(DESCRIPTOR),
        f"{DESCRIPTOR}: cannot be read: Permission denied. [descriptor]",
    ),
    "descriptor over the limit": (
        _holding(DESCRIPTOR, b" " * (MAX_JSON_BYTES + 1)),
        f"{DESCRIPTOR}: has 10,485,761 bytes; more than 10,485,760 are not read. [descriptor]",
    ),
    "schema that is not UTF-8": (_holding(SCHEMA, b"\xff"), f"{SCHEMA}: is not UTF-8: byte 0"),
    "schema that cannot be opened": (
        _forbidden(SCHEMA),
        f"{SCHEMA}: cannot be read: Permission denied. [descriptor]",
    ),
    "schema over the limit": (
        _holding(SCHEMA, b" " * (MAX_JSON_BYTES + 1)),
        f"{SCHEMA}: has 10,485,761 bytes; more than 10,485,760 are not read. [descriptor]",
    ),
    "missing table": (_missing(TABLE), f"'{TABLE}' does not exist. [descriptor]"),
    "table that cannot be opened": (
        _forbidden(TABLE),
        f"{TABLE}: cannot be read: Permission denied. [unreadable_file]",
    ),
    "table over the limit": (of_a_terabyte, f"{TABLE}: has {TERABYTE:,} bytes"),
    "table with an unclosed quotation mark": (
        _ending_in(b'"a\n'),
        f"{TABLE}:5: unclosed quotation mark.",
    ),
    "table with a huge header": (
        _holding(TABLE, b"a" * 200_000 + b"\n"),
        f"{TABLE}:1: '{'a' * 60}…' is not the header of this table.",
    ),
    "table with a huge cell": (
        _ending_in(b"x," + b"a" * 200_000 + b"," * 8 + b"\n"),
        f"{TABLE}:5: a cell of more than 65,536 bytes.",
    ),
    "table that is not UTF-8": (
        _ending_in(b"\xff\n"),
        f"{TABLE}:5: the byte 0xFF is not UTF-8.",
    ),
}
