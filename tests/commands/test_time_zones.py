"""The time zone of the machine, and what it is set to by mistake, change no answer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from support import official_samples
from support.packages import ROOT
from watchers.cli import cli
from watchers.official.dates import newest_past

ZONES = [":/etc/localtime", "UTC0", "CET-1CEST", "Nonsense/Zone", "", "Pacific/Kiritimati"]
LISTED = ["listed", "Camera Maker", "--on", "2020-01-01", "--format", "json"]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Sets the zone of this process with `zone.setenv("TZ", …)` and time.tzset()."""
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


def _answers(package: Path, copy: Path) -> list[tuple[int, str, str]]:
    asked = [LISTED, ["reconcile", "us-entity-list", str(copy), "--format", "json"]]
    results = [CliRunner().invoke(cli, ["--package", str(package), *each]) for each in asked]
    return [(result.exit_code, result.stdout, result.stderr) for result in results]


@pytest.mark.parametrize("name", ZONES)
def test_answers_are_those_of_utc(
    listed_package: Path, tmp_path: Path, zone: pytest.MonkeyPatch, name: str
) -> None:
    copy = official_samples.write(tmp_path, "bis.csv")
    answers = []
    for each in ("UTC", name):
        zone.setenv("TZ", each)
        time.tzset()
        answers.append(_answers(listed_package, copy))
    assert answers[1] == answers[0]
    assert [status for status, _, _ in answers[0]] == [1, 1]


def test_a_zone_that_does_not_exist_stops_no_library_from_loading(listed_package: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "watchers", "--package", str(listed_package), *LISTED],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "TZ": "Nonsense/Zone"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.returncode, process.stderr) == (1, "")


def test_the_day_until_which_entries_of_a_list_are_believed_is_that_of_utc(
    zone: pytest.MonkeyPatch,
) -> None:
    instant = datetime(2026, 1, 31, 12, tzinfo=UTC)
    zone.setenv("SOURCE_DATE_EPOCH", str(int(instant.timestamp())))
    zone.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    assert newest_past(["2026-01-31", "2026-02-01"]) == "2026-01-31"


def test_a_clock_that_is_set_to_no_time_is_named(
    listed_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    copy = official_samples.write(tmp_path, "bis.csv")
    asked = ["reconcile", "us-entity-list", str(copy)]
    result = CliRunner().invoke(cli, ["--package", str(listed_package), *asked])
    assert (result.exit_code, result.output) == (
        2,
        "Error: SOURCE_DATE_EPOCH is not a number of seconds since 1970: 'yesterday'\n",
    )
