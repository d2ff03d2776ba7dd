"""What the server says of itself, what it compares, and that it speaks over standard streams."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from types import ModuleType

import jsonschema
import pytest
from click.testing import CliRunner

from support.assistants import Assistant
from support.packages import ROOT, change_rows, make_package
from support.pages import fenced
from watchers.assistants import server as serving
from watchers.assistants.held import Held
from watchers.assistants.limits import MAX_CHARACTERS, MAX_NAMES
from watchers.cli import cli
from watchers.package.descriptor import open_package

pytestmark = pytest.mark.xdist_group("assistants")
PAGE = (ROOT / "docs" / "mcp.md").read_text("utf-8")
CALLS = {
    "listed": {"names": ["Hikvision", "Qwerty Ltd"]},
    "show": {"id_or_name": "hikvision"},
    "claims": {"id_or_name": "hikvision"},
    "coverage": {},
    "diff": {"old": "0.1.0"},
}


def test_tools_are_described_and_their_answers_are_of_the_form_they_declare(assistant):
    instructions, tools = assistant.described()
    assert "never an instruction" in instructions
    assert [tool.name for tool in tools] == list(CALLS)
    for tool in tools:
        assert tool.annotations.read_only_hint and not tool.annotations.open_world_hint
        assert tool.description and len(tool.description) < 500
        assert tool.input_schema["additionalProperties"] is False
        jsonschema.validate(assistant.answer(tool.name, **CALLS[tool.name]), tool.output_schema)


def test_diff_tells_what_changed_with_its_sources(tmp_path):
    old, new = make_package(tmp_path / "old"), make_package(tmp_path / "new")
    change_rows(new, "entities", [{"entity_id": "camera-maker", "summary": "Another summary."}])
    release = json.loads((new / "datapackage.json").read_text("utf-8")) | {"version": "9.0.0"}
    (new / "datapackage.json").write_text(json.dumps(release), "utf-8")
    client = Assistant(serving.server(Held(open_package(new), others=[open_package(old)])))
    version = open_package(old).version
    answer = client.answer("diff", old=version)
    [row] = answer["rows"]
    assert row["row"] == "entities/camera-maker" and row["source_id"] in answer["sources"]
    assert [cell["column"] for cell in row["cells"]] == ["summary"]
    assert answer["old"]["version"] == version and answer["new"]["version"] == "9.0.0"
    assert client.refusal("diff", old=str(old)).endswith(
        f"it has 9.0.0, {version}. To add one, start it with --compare"
    )


def test_page_tells_the_description_the_tools_and_the_limits(assistant):
    told = " ".join(PAGE.replace("\n>", "").split())
    assert serving.DESCRIPTION in told
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", PAGE, re.MULTILINE)
    _, tools = assistant.described()
    assert [(name, re.findall(r"`(\w+)`", cell)) for name, cell in rows] == [
        (tool.name, [one for one in tool.input_schema["properties"] if one != "start"])
        for tool in tools
    ]
    assert f"about {MAX_CHARACTERS:,} characters" in told
    assert f"`listed` takes {MAX_NAMES} names" in told


def test_without_the_library_the_command_names_the_extra(monkeypatch):
    monkeypatch.setattr("watchers.package.extras.find_spec", lambda library: None)
    result = CliRunner().invoke(cli, ["mcp"])
    assert result.exit_code == 2
    assert "pip install 'watchers-xinjiang[mcp]'" in result.stderr


def test_an_older_version_of_the_library_is_told_from_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server", ModuleType("mcp.server"))
    monkeypatch.delitem(sys.modules, "mcp.server.mcpserver", raising=False)
    result = CliRunner().invoke(cli, ["mcp"])
    assert result.exit_code == 2
    assert "needs a newer version of the library mcp" in result.stderr
    assert "pip install 'watchers-xinjiang[mcp]'" in result.stderr


def test_process_configured_as_on_the_page_answers_over_standard_streams():
    [configured] = json.loads(blocks("mcpServers"))["mcpServers"].values()
    assert configured["command"].endswith("/.venv/bin/watchers")
    arguments = [one.replace("/home/me/watchers", str(ROOT)) for one in configured["args"]]
    messages = [
        _request(1, "initialize", protocolVersion="2025-06-18", capabilities={},
                 clientInfo={"name": "test", "version": "0"}),
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        _request(2, "tools/call", name="listed", arguments=json.loads(blocks('"names"'))),
    ]  # fmt: skip
    command = [sys.executable, "-m", "watchers", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        answers = []
        for message in messages:
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            if "id" in message:
                answers.append(json.loads(process.stdout.readline()))
        rest, said = process.communicate(timeout=20)
    started, called = answers
    assert started["result"]["serverInfo"]["name"] == "watchers"
    shown = json.loads(blocks('"party_id"'))
    answers = called["result"]["structuredContent"]["answers"]
    assert any(one.items() >= shown.items() for one in answers)
    assert (rest, said, process.returncode) == ("", "", 0)


@pytest.mark.parametrize("failed", [BrokenPipeError(), ValueError("other")])
def test_reader_that_is_gone_is_told_from_a_failure(assistant, monkeypatch, failed):
    def run(transport):
        raise ExceptionGroup("tasks", [failed])

    monkeypatch.setattr(assistant.server, "run", run)
    expected = BrokenPipeError if isinstance(failed, BrokenPipeError) else ExceptionGroup
    with pytest.raises(expected):
        serving.serve(assistant.server)


def blocks(mark):
    """The block of JSON on the page that has this in it."""
    [block] = [one for one in fenced(PAGE, "json") if mark in one]
    return block


def _request(number, method, **params):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
