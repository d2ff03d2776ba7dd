"""What the Nu HTML checker says of the pages. It needs Java, and its jar in WATCHERS_VNU."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = os.environ.get("WATCHERS_VNU", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (JAR and shutil.which("java")), reason="needs java, and vnu.jar in WATCHERS_VNU"
    ),
]


def errors(folder: Path) -> list[str]:
    """What the checker objects to in the pages of the folder, a line each."""
    pages = [str(page) for page in sorted(folder.rglob("*.html"))]
    assert pages
    command = ["java", "-Xss4m", "-jar", JAR, "--errors-only", "--exit-zero-always", *pages]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr.splitlines()


def test_pages_of_the_record_are_valid(record_site: Path) -> None:
    assert errors(record_site) == []


def test_pages_are_valid_whatever_people_wrote(small_site: Path) -> None:
    assert errors(small_site) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><p><div id=a id=a>", "utf-8")
    assert errors(tmp_path) != []
