"""Counts what the ownership rules make of the record's parties on some days, list by list.

Prints a table in Markdown. Run: python benchmarks/ownership_answers.py [DAY ...]
"""

from __future__ import annotations

import sys
from collections import Counter

from watchers.answers.answer import Said
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.screening.verdict import Verdict, verdict
from watchers.tables.rows import Record

DAYS = ("2021-03-01", "2024-06-01", "2025-10-15", "2026-01-15", "2026-11-15")
THROUGH_OWNERS = (Said.COVERED, Said.RED_FLAG, Said.UNKNOWN, Said.NOT_COVERED)


def main() -> None:
    record = Record(open_package())
    answers = Answers(record)
    days = sys.argv[1:] or DAYS
    print(
        "| day | list | covered | red flag | unknown | not covered |\n| --- | --- "
        + "| --: " * 4
        + "|"
    )
    for day in days:
        for list_id, said in _by_list(answers, record, day=day).items():
            cells = " | ".join(str(said[word]) for word in THROUGH_OWNERS)
            print(f"| {day} | {list_id} | {cells} |")
    print("\n| day | " + " | ".join(Verdict) + " |\n| --- |" + " --: |" * len(Verdict))
    for day in days:
        verdicts = Counter(
            verdict(answers.on_all_lists(party_id, day=day))
            for table in ("entities", "officials")
            for party_id in record.by_id[table]
        )
        print(f"| {day} | " + " | ".join(str(verdicts[one]) for one in Verdict) + " |")


def _by_list(answers: Answers, record: Record, *, day: str) -> dict[str, Counter[Said]]:
    """How many organisations with listed owners have which answer; lists without any left out."""
    found: dict[str, Counter[Said]] = {}
    for list_id in answers.list_ids:
        said = Counter(
            answer.said
            for party_id in record.by_id["entities"]
            if (answer := answers.on(party_id, list_id, day=day)).ownership
        )
        if said:
            found[list_id] = said
    return found


if __name__ == "__main__":
    main()
