"""Calls that cannot be answered get the protocol's error, with what could be asked instead."""

from __future__ import annotations

import pytest
from mcp import MCPError
from mcp.types import INVALID_PARAMS

from watchers.assistants.limits import MAX_NAME_CHARACTERS, MAX_NAMES

pytestmark = pytest.mark.xdist_group("assistants")

REFUSED = [
    ("listed", {"names": ["x"], "on": "2021-02-30"}, "does not exist in the calendar"),
    ("listed", {"names": ["x"], "on": "2021-03"}, "is not a date (YYYY-MM-DD)"),
    ("listed", {"names": []}, "names: there are none"),
    ("listed", {"names": ["x", " "]}, "names: name 2 is empty"),
    ("listed", {"names": ["x"] * (MAX_NAMES + 1)}, "watchers listed --file"),
    ("listed", {"names": ["x" * (MAX_NAME_CHARACTERS + 1)]}, "name 1 has more than"),
    ("listed", {"names": ["x"], "start": 5}, "start: 5 is beyond the last of 1 item"),
    ("listed", {"names": ["x"], "onn": "2021-03-01"}, "listed has no argument onn"),
    ("listed", {}, "names: Field required"),
    ("show", {"id_or_name": "hikvison"}, "\n  hikvision  "),
    ("show", {"id_or_name": "\u202ezzzz"}, "'U+202Ezzzz' is not an id, name or title in"),
    ("show", {"id_or_name": "hikvision", "section": "clams"}, "claims"),
    ("show", {"id_or_name": "entity-list-hikvision-xinjiang-companies", "on": "1990-01-01"},
     "happened on 2023-03-28, after 1990-01-01"),
    ("claims", {"id_or_name": "hikvison"}, "\n  hikvision  "),
    ("coverage", {"list_id": "us-entity-lst"}, "Did you mean us-entity-list?"),
    ("diff", {"old": "../../etc"}, "it has 0."),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "arguments", "said"), REFUSED)
def test_refusal_says_why_and_what_could_be_asked(assistant, tool, arguments, said):
    told = assistant.refusal(tool, **arguments)
    assert said in told
    assert "pydantic" not in told and "Traceback" not in told


def test_another_tool_is_an_error_of_the_protocol(assistant):
    with pytest.raises(MCPError) as error:
        assistant.ask("lists")
    assert error.value.code == INVALID_PARAMS
    assert (
        error.value.message == "lists is not a tool; they are listed, show, claims, coverage, diff"
    )
