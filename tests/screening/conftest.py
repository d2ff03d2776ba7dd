"""Files of names to ask, and batches of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import watchers
from support.context import OPTIONS, add_namesakes, write_row
from support.screening import asked


@pytest.fixture
def write_names(tmp_path: Path) -> Callable[[bytes | str], Path]:
    """Writes a file of names."""

    def write(content: bytes | str) -> Path:
        file = tmp_path / "suppliers.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.fixture
def package(valid_package: Path) -> Path:
    """A package with parties that only what stands beside a name tells apart."""
    return add_namesakes(valid_package)


@pytest.fixture
def ask(package: Path, tmp_path: Path) -> Callable[..., Result]:
    """Asks one row, for the rows of suppliers or with other options."""

    def answer(name: str, code: str = "", land: str = "", where: str = "", *options: object):
        file = write_row(tmp_path / "suppliers.csv", name, code, land, where)
        return asked(package, file, *OPTIONS, *options)

    return answer


@pytest.fixture
def verdicts(valid_package: Path) -> Callable[..., list[str | None]]:
    """The verdicts on the names in some batches."""

    def of(batches: object, **options: object) -> list[str | None]:
        answers = watchers.screen_batches(
            batches, package=valid_package, on="2020-01-01", **options
        )
        return answers.read_all()["verdict"].to_pylist()

    return of
