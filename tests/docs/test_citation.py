"""The citation, the changelog and the licences agree with the descriptor."""

import re

from support.packages import ROOT
from support.pages import DESCRIPTOR, loaded


def test_citation_agrees_with_the_descriptor():
    citation = loaded(ROOT / "CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    assert citation["message"]
    assert str(citation["version"]) == DESCRIPTOR["version"]
    assert citation["title"] == DESCRIPTOR["title"]
    assert [citation["license"]] == [licence["name"] for licence in DESCRIPTOR["licenses"]]
    assert citation["authors"] == [
        {"name": person["title"]} for person in DESCRIPTOR["contributors"]
    ]


def test_citation_is_no_younger_than_the_data():
    assert str(loaded(ROOT / "CITATION.cff")["date-released"]) <= DESCRIPTOR["created"][:10]


def test_changelog_begins_with_the_version():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.findall(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)\n\n(\w+:)", changelog, re.MULTILINE)[0]
    assert newest == (
        DESCRIPTOR["version"],
        str(loaded(ROOT / "CITATION.cff")["date-released"]),
        "Briefly:",
    )


def test_licences_are_named():
    assert "The Watchers contributors" in (ROOT / "LICENSE").read_text("utf-8")
    data = (ROOT / "LICENSE-DATA").read_text("utf-8")
    assert "CC BY 4.0" in data
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in data
