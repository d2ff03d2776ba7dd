"""A hundred thousand faulty rows: a short report, exact totals, time and memory in bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from support.packages import ROOT

ROWS = 100_000
MEASURE = """
import json, resource, sys, time
from watchers.problems.reporters import REPORTERS
from watchers.checks.validation import validate
before = time.process_time()
report = validate(sys.argv[1])
forms = {name: form(report) for name, form in REPORTERS.items()}
seconds = time.process_time() - before
totals = [[*key, total] for key, total in report.totals.items()]
print(json.dumps([forms, totals, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, seconds]))
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def measured(
    unchanged_package, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict, dict, int, float]:
    """The three reports on a table of faulty rows, the totals, kilobytes and seconds."""
    import shutil

    root = tmp_path_factory.mktemp("scale") / "package"
    shutil.copytree(unchanged_package.root, root)
    header = ",".join(unchanged_package.tables["event_links"].columns)
    rows = [
        f"link-{number:06},no-event-{number},first-listing,leads_to,trade-notice,=<b>{number}"
        for number in range(ROWS)
    ]
    rows.append(rows[-1])
    (root / "data" / "event_links.csv").write_text("\n".join([header, *rows, ""]), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, str(root)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    forms, totals, kilobytes, seconds = json.loads(run.stdout)
    return (
        forms,
        {(column, rule): total for path, column, rule, total in totals if "event_links" in path},
        kilobytes,
        seconds,
    )


def test_totals_are_exact(measured: tuple) -> None:
    rows = ROWS + 1
    assert measured[1] == {
        ("from_event_id", "foreignKey"): rows,
        ("relation", "enum"): rows,
        ("note", "cell_could_be_a_formula"): rows,
        ("note", "cell_holds_markup"): rows,
        ("event_link_id", "primaryKey"): 1,
        ("from_event_id", "uniqueKey"): 1,
    }


def test_each_form_is_short_and_says_how_many_more_there_are(measured: tuple) -> None:
    forms = measured[0]
    assert (
        f"data/event_links.csv: relation: and {ROWS - 9:,} more like this. [enum]"
        in forms["text"].splitlines()
    )
    assert (
        f"::error file=data/event_links.csv,title=enum::relation: and {ROWS - 9:,} more like this."
        in forms["github"].splitlines()
    )
    assert {
        "path": "data/event_links.csv",
        "column": "relation",
        "rule": "enum",
        "total": ROWS + 1,
    } in json.loads(forms["json"])["totals"]
    assert len(forms["text"].splitlines()) < 70 and len(forms["github"].splitlines()) < 70
    assert all(len(text) < 40_000 for text in forms.values())


def test_the_examples_are_the_first_lines(measured: tuple) -> None:
    lines = [
        line
        for line in measured[0]["text"].splitlines()
        if line.endswith("[enum]") and "more like" not in line
    ]
    assert [int(line.split(":")[1]) for line in lines] == list(range(2, 12))


def test_a_double_key_is_found_among_many(measured: tuple) -> None:
    line = f"data/event_links.csv:{ROWS + 2}: event_link_id: 'link-{ROWS - 1:06}' duplicates line {ROWS + 1}. [primaryKey]"
    assert line in measured[0]["text"].splitlines()


def test_time_and_memory_stay_in_bounds(measured: tuple) -> None:
    _, _, kilobytes, seconds = measured
    assert kilobytes < 1_000_000
    assert seconds < 20


@pytest.mark.parametrize(
    "fault",
    [
        "a, b,c",
        'a,"b,c',
        'a,"b",c',
        "a,b",
        "",
        "=======",
        "a,\x1bb,c",
        "a,\u3000b,c",
        "a,Zu\u0308rich,c",
        "a,b\u00a0,c",
    ],
)
def test_a_fault_of_every_line_is_counted_and_shown_ten_times(
    gate_lines: Callable, fault: str
) -> None:
    before = time.process_time()
    lines = gate_lines(("id,name,note\n" + f"{fault}\n" * ROWS + "x,y,z\n").encode())
    assert 1 <= len(lines) <= 20
    assert time.process_time() - before < 5


def test_the_nearest_of_many_ids_is_found_soon() -> None:
    from watchers.text.suggest import did_you_mean

    known = [f"some-longer-identifier-{number}" for number in range(ROWS)]
    before = time.process_time()
    assert did_you_mean("some-longer-identifer-77", known).startswith(
        " Did you mean some-longer-identifier-"
    )
    assert time.process_time() - before < 3


def test_the_diff_of_a_long_file_is_shown_soon() -> None:
    from watchers.tables.tidy import DIFF_LINES_SHOWN, diff

    lines = [f"row-{number:06},x\n".encode() for number in range(ROWS)]
    before = time.process_time()
    shown = diff("data/t.csv", b"".join(reversed(lines)), b"".join(lines))
    assert len(shown.splitlines()) <= DIFF_LINES_SHOWN + 1
    assert time.process_time() - before < 5
