"""What docs/serve.md and docs/openrefine.md show and say is what the server does."""

from __future__ import annotations

import re
import shlex
from urllib.parse import parse_qsl, urlencode

import pytest

from pages.test_readme import check_excerpt, sessions
from support.asgi import Answered, ask
from support.packages import ROOT
from watchers.commands.serving import PORT
from watchers.matching.costs import COSTS
from watchers.serve.errors import Code
from watchers.serve.limits import LIMITS, MAX_CONNECTIONS
from watchers.serve.openrefine.candidates import MAX_POSSIBLE
from watchers.serve.openrefine.properties import ANSWERS, FACTS, VERDICT
from watchers.serve.openrefine.query import ASKED_BESIDE

SERVE, REFINE = (
    (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("serve", "openrefine")
)
BASE = f"http://127.0.0.1:{PORT}"


def asked(app, command: str) -> Answered:
    """The answer to a call of curl."""
    _, *arguments = shlex.split(command)
    (target,) = [one for one in arguments if one.startswith(BASE)]
    path, _, query = target.removeprefix(BASE).partition("?")
    data = [
        after
        for one, after in zip(arguments, arguments[1:], strict=False)
        if one == "--data-urlencode"
    ]
    fields = dict(part.split("=", 1) for part in data)
    if "-G" in arguments:
        return ask(app, path, query=urlencode({**dict(parse_qsl(query)), **fields}))
    return ask(app, path, query=query, form=fields or None)


@pytest.mark.parametrize(("command", "shown"), [*sessions(SERVE), *sessions(REFINE)])
def test_what_is_shown_is_what_is_answered(app, command: str, shown: str) -> None:
    check_excerpt(shown, of=asked(app, command).text)


def test_every_code_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| \d{3} \| (.*?) \|", SERVE, re.MULTILINE)
    told = [code for row in rows for code in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(code.value for code in Code)


def test_the_limits_are_those_of_the_server() -> None:
    assert f"more than {LIMITS.body_bytes:,} bytes, a batch of more than" in SERVE
    assert f"{LIMITS.batch} names or {LIMITS.ids} ids |" in SERVE
    assert f"more than {LIMITS.waiting} requests wait" in SERVE
    assert SERVE.count(f"{LIMITS.seconds:g} seconds") == 2
    assert f"a {MAX_CONNECTIONS + 1}th connection" in SERVE


def test_the_scores_are_those_of_the_matcher() -> None:
    assert f"| true | {COSTS.min_match * 100:g} to 100 |" in REFINE
    assert f"| false | {COSTS.min_review * 100:g} to {MAX_POSSIBLE * 100:g} |" in REFINE


def test_every_property_is_explained() -> None:
    cells = re.findall(r"^\| (`[^|]*`) \|", REFINE, re.MULTILINE)
    told = [name for cell in cells for name in re.findall(r"`([\w/]+)`", cell)]
    own = {one.id for one in (*FACTS, ANSWERS, VERDICT)}
    assert own | {"list/LIST", "reasons/LIST"} == set(told) - {"match"}
    assert all(f"`{name}`" in REFINE for name in ASKED_BESIDE)
