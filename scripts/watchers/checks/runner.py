"""Runs checks as pandera checks, and makes sure that they were run.

pandera can be switched off by the environment, and a check that raises counts there as one failure
without a place. So each check records what it found itself, and a run counts only when a frame that
is known to be bad has failed and every check has answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import narwhals as nw
import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from watchers.checks.check import Check
from watchers.checks.counted import checks_without_broken_rows
from watchers.checks.frames import Frames, lazy_arrow
from watchers.checks.reasons import failed_check
from watchers.problems.errors import BrokenCheck
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck


def run(
    checks: list[Check], path: str, frames: Frames, found: Mapping[Severity, Findings]
) -> tuple[int, list[FailedCheck]]:
    """Runs the checks of one table and adds what they find, by severity.

    Returns how many ran, and those that failed to run: they hide nothing that others find. Raises
    BrokenCheck if pandera did not run them all.
    """
    if not checks:
        return 0, []
    table, run = checks[0].table, _Run(checks, path, frames, found)
    native = frames[table].collect().to_native().to_pandas(types_mapper=pd.ArrowDtype)
    asked = [pa.Check(partial(run.passes, check), name=check.rule) for check in checks]
    _validate(pa.DataFrameSchema(checks=asked), native)
    if run.answered + len(run.failures) != len(checks):
        raise BrokenCheck(f"only {run.answered} of {len(checks)} checks on {table} were run")
    return run.answered, run.failures


@dataclass
class _Run:
    """The checks of one table, as pandera asks them, and what came of them."""

    checks: list[Check]
    path: str
    frames: Frames
    found: Mapping[Severity, Findings]
    answered: int = 0
    failures: list[FailedCheck] = field(default_factory=list)
    seen: dict[int, tuple[Frames, frozenset[int]]] = field(default_factory=dict)
    """By the frame that pandera handed over: the tables with it, and the checks without a find."""

    def passes(self, check: Check, frame: pd.DataFrame) -> bool:
        """Whether the check finds nothing in the frame; adds what it finds."""
        frames, clean = self._tables_with(frame, check.table)
        if id(check) in clean:
            self.answered += 1
            return True
        try:
            problems, total = check.problems(self.path, frames)
        except Exception as error:
            self.failures.append(failed_check(check.rule, check.table, error))
            raise
        self.answered += 1
        self.found[check.severity].add_examples(problems, total=total)
        return not total

    def _tables_with(self, frame: pd.DataFrame, table: str) -> tuple[Frames, frozenset[int]]:
        if id(frame) not in self.seen:
            frames = self.frames.having(table, _as_arrow(frame))
            self.seen[id(frame)] = frames, checks_without_broken_rows(self.checks, frames)
        return self.seen[id(frame)]


def _as_arrow(frame: pd.DataFrame) -> nw.LazyFrame:
    """The frame that pandera hands to a check; its columns are Arrow's, so nothing is copied."""
    return lazy_arrow(pyarrow.Table.from_pandas(frame, preserve_index=False))


def prove_alive() -> None:
    """Raises BrokenCheck unless pandera finds a fault that is known to be there."""
    schema = pa.DataFrameSchema(
        checks=[pa.Check(lambda frame: bool((frame["known"] != "bad").all()), name="canary")]
    )
    if _validate(schema, pd.DataFrame({"known": ["bad"]})):
        raise BrokenCheck(
            "pandera did not find a fault that is known to be there; nothing was checked"
        )


def _validate(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> bool:
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            schema.validate(frame, lazy=True)
        except SchemaErrors:
            return False
    return True
