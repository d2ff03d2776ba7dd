"""The index of a package is kept between calls, until the package changes."""

from __future__ import annotations

import json
from collections import OrderedDict

import watchers
from support.batches import SOME
from support.packages import change_rows
from watchers.screening import kept


def test_an_index_is_made_once_until_the_package_changes(valid_package, monkeypatch) -> None:
    made = []

    class Counted(kept.Prepared):
        def __init__(self, record, answers) -> None:
            made.append(record)
            super().__init__(record, answers)

    def verdict(day: str) -> str | None:
        answers = watchers.screen_batches(SOME, on=day, package=valid_package)
        return answers.read_all()["verdict"].to_pylist()[0]

    monkeypatch.setattr(kept, "_kept", OrderedDict())
    monkeypatch.setattr(kept, "Prepared", Counted)
    found = [verdict("2020-01-01"), verdict("2020-01-01"), verdict("2019-01-01")]
    assert (found, len(made)) == (["listed", "listed", "review"], 1)
    change_rows(valid_package, "entities", [{"entity_id": "camera-maker", "name": "Optics Works"}])
    assert (verdict("2020-01-01"), len(made)) == ("listed", 2)
    monkeypatch.setattr(kept, "MAX_KEPT", 1)
    assert (verdict("2020-01-01"), len(made), len(kept._kept)) == ("listed", 2, 1)


def test_the_same_rows_of_a_later_day_are_answered_as_of_that_day(valid_package) -> None:
    def reasons() -> str:
        answers = watchers.screen_batches(SOME, on="2026-03-01", package=valid_package)
        return answers.read_all()["reasons"].to_pylist()[0]

    assert "after_release" in reasons()
    file = valid_package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8")) | {"created": "2026-04-01T00:00:00Z"}
    file.write_text(json.dumps(descriptor), "utf-8")
    assert "after_release" not in reasons()
