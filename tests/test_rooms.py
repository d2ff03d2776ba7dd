"""The order of the rooms in pyproject.toml holds, and each room says what it is for."""

import ast

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from support.packages import ROOT

ROOMS = sorted(file.parent for file in (ROOT / "scripts" / "watchers").rglob("__init__.py"))


def test_rooms_import_only_from_the_rooms_below_them(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_room_says_in_a_sentence_what_it_is_for(room):
    module = ast.parse((room / "__init__.py").read_text("utf-8"))
    assert (ast.get_docstring(module) or "").splitlines()[0].endswith(".")


def test_tests_stand_in_rooms_of_the_same_names():
    rooms = {room.name for room in ROOMS}
    others = {
        "support",
        "broken",
        "doors",
        "valid",
        "docs",
        "dataset",
        "samples",
        "install",
        "fuzz",
        "benchmarks",
        "__pycache__",
    }
    folders = {folder.name for folder in (ROOT / "tests").iterdir() if folder.is_dir()}
    assert folders - others <= rooms
