"""Runs the targets in turn for a number of seconds; `make fuzz` calls it.

Ends with 1 on an exception that is not reported in words, on output that holds a control
character, and on an answer that changes on a second run. Hypothesis keeps what failed in
`tests/fuzz/examples`, tries it first the next time, and prints how to run it again.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
import traceback
import unicodedata
from pathlib import Path

import click
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

from fuzz.targets import TARGETS, Target
from watchers.checks.runner import LACKING_COLUMN
from watchers.cli import cli

EXAMPLES = DirectoryBasedExampleDatabase(Path(__file__).with_name("examples"))
STATUSES = {0, 1, 2, 3}
UNREPORTED = ("unexpected error", "failed to run: ", "Traceback")
OBEYED = {"Cc", "Cs", "Zl", "Zp"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check(arguments: list[str]) -> str:
    """Runs one command and returns its output, in which nothing may be hidden."""
    done = CliRunner().invoke(cli, arguments)
    output = done.output
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code in STATUSES, done.exit_code
    told = output.replace(f"failed to run: {LACKING_COLUMN}", "")
    assert not any(words in told for words in UNREPORTED), output
    hidden = {c for c in output if unicodedata.category(c) in OBEYED or c in BIDI} - {"\n", "\t"}
    assert not hidden, (hidden, output)
    return f"{done.exit_code}\n{output}"


def run(target: Target, *, number: int, examples: int) -> None:
    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=EXAMPLES,
        phases=[Phase.reuse, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(st.data())
    def examine(data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            calls = target(data, Path(folder))
            for arguments in calls:
                first = check(arguments)
                if "export" not in arguments:
                    assert check(arguments) == first, "the answer changed on a second run"

    examine()


@click.command()
@click.option("--seconds", type=click.IntRange(min=1), default=600, show_default=True)
@click.option("--examples", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--only", type=click.Choice(list(TARGETS)), help="Run this target alone.")
def main(seconds: int, examples: int, only: str | None) -> None:
    """Fuzz the commands for a number of seconds."""
    end = time.monotonic() + seconds
    targets = {name: target for name, target in TARGETS.items() if only in (None, name)}
    runs = 0
    for number in itertools.count(int(time.time())):
        for name, target in targets.items():
            if time.monotonic() > end:
                click.echo(f"{runs * examples:,} examples, nothing failed")
                return
            try:
                run(target, number=number, examples=examples)
            except Exception:
                traceback.print_exc()
                click.echo(f"{name} failed with seed {number}; --only {name} tries it again")
                sys.exit(1)
            runs += 1


main()
