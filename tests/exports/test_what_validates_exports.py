"""Whatever a package says of itself: if it is valid, every export of it succeeds."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from support.drafts import Draft, small_release
from support.exporting import check_exports, is_without_problems
from support.package_changes import changed_packages

VARIABLE = "WATCHERS_FUZZ_EXAMPLES"
"""Sets how many packages are tried; those of the ordinary run are always the same."""


def test_the_release_that_is_changed_has_no_problems(tmp_path: Path) -> None:
    assert is_without_problems(small_release().write(tmp_path / "package"))


@settings(
    max_examples=int(os.environ.get(VARIABLE, "12")),
    derandomize=VARIABLE not in os.environ,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(changed_packages())
@pytest.mark.slow
def test_what_validates_exports(draft: Draft) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_exports(draft.write(Path(folder) / "package"), folder=Path(folder) / "exports")
