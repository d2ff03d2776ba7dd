"""Which programme and which topics a list has among users of the format: programs.csv.

A programme without a key there has none at OpenSanctions, and gets one of ours. The topics are
those that OpenSanctions gives; docs/ftm.md says where that was looked up, and where we differ.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from watchers.exports.ftm.graph import PREFIX

FILE = Path(__file__).with_name("programs.csv")
WORTH_A_LOOK = "poi"
"""The topic of what a person should look at: no measure is said to be in force."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """How users of the format know a list, or the part of it that has a statute."""

    program_id: str
    topics: tuple[str, ...]
    """Of parties that are listed."""
    covered_topics: tuple[str, ...]
    """Of parties that a rule of the list reaches through listed owners."""
    authority_scheme: str
    """The scheme of `identifiers` by which the authority calls its listings; empty if none."""


def program_of(list_id: str, *, statute: str = "") -> Program:
    """The programme of a listing: that of its statute, else that of its list.

    A list that programs.csv does not have is a programme of ours, and its parties are worth a look.
    """
    for row in _rows():
        if row["list_id"] == list_id and statute.startswith(row["statute"]):
            return Program(
                program_id=row["program_id"] or f"{PREFIX}-{list_id}",
                topics=tuple(row["topics"].split()),
                covered_topics=tuple(row["covered_topics"].split()),
                authority_scheme=row["authority_scheme"],
            )
    return Program(
        program_id=f"{PREFIX}-{list_id}",
        topics=(WORTH_A_LOOK,),
        covered_topics=(WORTH_A_LOOK,),
        authority_scheme="",
    )


@cache
def _rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
