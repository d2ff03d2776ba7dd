"""Why a check failed to run, in a few words."""

from __future__ import annotations

import re

import narwhals as nw

from watchers.problems.report import FailedCheck
from watchers.text.printable import escape_invisible

LACKING_COLUMN = "it needs a column that the package does not have"
MAX_REASON = 200
"""Characters of an error that a report repeats."""


def failed_check(rule: str, table: str, error: Exception) -> FailedCheck:
    """What is reported of a check that raised an error."""
    if isinstance(error, nw.exceptions.ColumnNotFoundError):
        lacking = ", ".join(re.findall(r"'([^']*)'", str(error).splitlines()[0]))
        error_text = f"{LACKING_COLUMN} ({lacking})"
    else:
        error_text = f"{type(error).__name__}: {error}"
    reason = escape_invisible(error_text)
    return FailedCheck(rule=rule, table=table, reason=reason[:MAX_REASON])
