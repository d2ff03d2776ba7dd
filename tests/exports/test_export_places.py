"""An export goes where nothing is or an earlier export was, and never into the package."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from watchers.exports import FORMATS, export, export_all
from watchers.package.model import Package
from watchers.problems.errors import WriteFailed

pytestmark = pytest.mark.usefixtures("only_changed_tables")


@pytest.mark.parametrize("format", FORMATS)
def test_a_folder_that_is_not_there_is_named(package: Package, tmp_path: Path, format: str) -> None:
    with pytest.raises(WriteFailed, match="No such file or directory"):
        export(package, output_format=format, path=tmp_path / "nowhere" / "out")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_no_export_is_not_replaced(package: Package, tmp_path: Path, format: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(folder / "notes.txt")
    for place in (folder, link, Path(os.devnull)):
        with pytest.raises(WriteFailed, match="already exists"):
            export(package, output_format=format, path=place, overwrite=True)
    assert (folder / "notes.txt").read_text() == "mine" and link.is_symlink()


def test_a_folder_export_with_a_file_of_somebodys_is_not_replaced(
    package: Package, tmp_path: Path
) -> None:
    final = export(package, output_format="parquet", path=tmp_path / "out")
    (final / "notes.txt").write_text("mine")
    with pytest.raises(WriteFailed, match="not an earlier export"):
        export(package, output_format="parquet", path=final, overwrite=True)
    assert (final / "notes.txt").exists()


def test_an_empty_folder_may_be_filled(package: Package, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert (
        export(package, output_format="parquet", path=tmp_path / "out") / "manifest.json"
    ).exists()


@pytest.mark.parametrize(
    "place", [".", "datapackage.json", "data/contracts.csv", "data/new.csv", "schemas/x/y"]
)
@pytest.mark.parametrize("format", FORMATS)
def test_the_package_itself_is_spared(package: Package, format: str, place: str) -> None:
    with pytest.raises(WriteFailed, match="part of the package itself"):
        export(package, output_format=format, path=package.root / place, overwrite=True)


def test_an_unknown_format_names_the_known_ones(package: Package, tmp_path: Path) -> None:
    known = re.escape(", ".join(FORMATS))
    with pytest.raises(ValueError, match=f"'xml' is not a format. The formats are {known}"):
        export(package, output_format="xml", path=tmp_path / "out")


@pytest.mark.parametrize("place", ["file", "file/folder"])
def test_all_formats_do_not_go_where_a_file_is(
    package: Package, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WriteFailed, match=re.escape(f"{tmp_path / place} could not be made")):
        list(export_all(package, folder=tmp_path / place))
    assert (tmp_path / "file").read_text() == "mine"
