"""The examples of docs/matching.md are answered as it says."""

from __future__ import annotations

import re

import watchers
from support.packages import ROOT

PAGE = (ROOT / "docs" / "matching.md").read_text("utf-8")


def examples(rule: str) -> list[str]:
    """What stands as code in the item of the page that begins with the words."""
    (line,) = re.findall(rf"^- \*\*{re.escape(rule)}(.*)$", PAGE, re.MULTILINE)
    return re.findall(r"`([^`]+)`", line)


def verdicts(names: list[str]) -> dict[str, str]:
    answers = watchers.listed(names, package=ROOT)
    return dict(zip(names, answers["verdict"], strict=True))


def test_an_identifier_is_one_of_the_record() -> None:
    names = [name for name in examples("Identifiers match exactly") if name != "scheme:value"]
    assert [name for name, verdict in verdicts(names).items() if verdict == "no_match"] == []


def test_a_name_is_for_review_or_matches_as_the_page_says() -> None:
    *doubtful, seller, maker = examples("Too short or too common:")
    sure = dict.fromkeys((seller, maker), "listed")
    assert verdicts([*doubtful, *sure]) == {**dict.fromkeys(doubtful, "review"), **sure}
