"""Runs checks as pandera checks, and makes sure that they were run.

pandera can be switched off by the environment, and a check that raises counts there as one failure
without a place. So each check records what it found itself, and a run counts only when a frame that
is known to be bad has failed and every check has answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import narwhals as nw
import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

from watchers.checks.check import Check
from watchers.checks.frames import Frames, lazy_arrow
from watchers.problems.errors import BrokenCheck
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck
from watchers.text.printable import escape_invisible

LACKING_COLUMN = "it needs a column that the package does not have"
MAX_REASON = 200
"""Characters of an error that a report repeats."""


def run(
    checks: list[Check], path: str, frames: Frames, found: Mapping[Severity, Findings]
) -> tuple[int, list[FailedCheck]]:
    """Runs the checks of one table and adds what they find, by severity.

    Returns how many ran, and those that failed to run: they hide nothing that others find. Raises
    BrokenCheck if pandera did not run them all.
    """
    answered: list[Check] = []
    failures: list[FailedCheck] = []

    seen: dict[int, Frames] = {}

    def runner(check: Check) -> Callable[[pd.DataFrame], bool]:
        def passes(frame: pd.DataFrame) -> bool:
            if id(frame) not in seen:
                seen[id(frame)] = frames.having(check.table, _as_arrow(frame))
            try:
                problems, total = check.problems(path, seen[id(frame)])
            except Exception as error:
                failures.append(failed_check(check.rule, check.table, error))
                raise
            answered.append(check)
            found[check.severity].add_examples(problems, total=total)
            return not total

        return passes

    native = frames[checks[0].table].collect().to_native().to_pandas(types_mapper=pd.ArrowDtype)
    schema = pa.DataFrameSchema(
        checks=[pa.Check(runner(check), name=check.rule) for check in checks]
    )
    _validate(schema, native)
    if len(answered) + len(failures) != len(checks):
        raise BrokenCheck(
            f"only {len(answered)} of {len(checks)} checks on {checks[0].table} were run"
        )
    return len(answered), failures


def failed_check(rule: str, table: str, error: Exception) -> FailedCheck:
    """What is reported of a check that raised an error."""
    if isinstance(error, nw.exceptions.ColumnNotFoundError):
        lacking = ", ".join(re.findall(r"'([^']*)'", str(error).splitlines()[0]))
        error_text = f"{LACKING_COLUMN} ({lacking})"
    else:
        error_text = f"{type(error).__name__}: {error}"
    reason = escape_invisible(error_text)
    return FailedCheck(rule=rule, table=table, reason=reason[:MAX_REASON])


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
