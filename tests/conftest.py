from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from support.packages import RELEASED_AT, make_package

pytest_plugins = [
    "support.browser",
    "support.check_fixtures",
    "support.export_fixtures",
    "support.listed_package",
    "support.publisher",
    "support.releases",
    "support.spark",
]

# A busy machine is no fault: what an example does is tested, and not how long it takes.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture
def valid_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small valid package, on the day of its last release."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(RELEASED_AT))
    return make_package(tmp_path / "package")


@pytest.fixture
def problems_of() -> Callable[[Path], list[str]]:
    from watchers.checks.validation import validate

    def lines(package: Path) -> list[str]:
        """What a validation reports, one line each: the problems, then what is due."""
        report = validate(package)
        return [str(finding) for finding in [*report.problems, *report.due]]

    return lines


@pytest.fixture
def only_changed_tables() -> Iterator[None]:
    """Validations of packages made from the valid one do not check again what is as there."""
    from support.changed_tables import checks_of_changed_tables

    with checks_of_changed_tables():
        yield
