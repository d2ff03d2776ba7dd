"""docs/graph.md tells of every edge, and its examples run on the graph of the record."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced
from watchers.exports.graph.layout import EDGES, NODES, REFERENCES

pytestmark = RECORD_EXPORTS

PAGE = (ROOT / "docs" / "graph.md").read_text("utf-8")


def test_the_page_names_every_table_and_edge() -> None:
    kinds = {one.kind for one in EDGES} | set(REFERENCES.values())
    table = PAGE.split("| element |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([A-Z_]+)`", table)) == kinds
    assert all(f"`{one.table}`" in PAGE for one in (*NODES, *EDGES))


def test_the_python_examples_print_owners(
    record_export: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(record_export("graph").parent)
    names: dict = {}
    for example in fenced(PAGE, "python"):
        exec(example, names)
    held, owned = capsys.readouterr().out.splitlines()
    assert "CETHIK Group" in held
    assert "entities/hikvision" in owned


def test_the_command_for_neo4j_names_every_file(
    record_export: Callable[[str], Path], tmp_path: Path
) -> None:
    (command,) = (one for one in fenced(PAGE, "sh") if "neo4j-admin" in one)
    tool, folder = tmp_path / "neo4j-admin", record_export("graph") / "neo4j"
    tool.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    tool.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    shell = ["sh", "-c", command]
    out = subprocess.check_output(shell, cwd=folder, text=True, env={**os.environ, "PATH": path})
    asked = out.splitlines()
    files = sorted(file.name for file in folder.iterdir())
    nodes = [f"--nodes={name}" for name in files if name.startswith("nodes-")]
    links = [f"--relationships={name}" for name in files if name.startswith("relationships-")]
    assert len(nodes) + len(links) == len(files)
    assert asked == ["database", "import", "full", *nodes, *links, "watchers"]
