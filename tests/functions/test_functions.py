"""The functions of `watchers` give what the commands give, and refuse what cannot be answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

import watchers
from support.packages import ROOT, make_package
from watchers.cli import cli

NAMES = ["Hikvision", "浙江大华技术股份有限公司", "Acme Bakery", "=2+5", "Hikvision"]
DAY = "2021-03-01"


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def printed(*arguments: object, package: Path = ROOT) -> str:
    result = CliRunner().invoke(cli, ["--package", str(package), *map(str, arguments)])
    assert result.exit_code != 2, result.output
    return result.stdout


def read_csv(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def as_text(frame: pd.DataFrame, *numbers: str) -> pd.DataFrame:
    """The frame as the CSV has it: empty where a cell is missing, and no number is rounded."""
    text = frame.astype(object).where(frame.notna(), "").reset_index(drop=True)
    return text.map(lambda cell: cell if isinstance(cell, str) else str(cell))


def test_listed_gives_the_rows_of_the_csv_of_a_file(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("\n".join(["name", *NAMES[:3], "n/a", NAMES[4], ""]), "utf-8")
    output = tmp_path / "answers.csv"
    printed("listed", "--file", names, "--column", "name", "--on", DAY, "-o", output)
    frame = watchers.listed([*NAMES[:3], "n/a", NAMES[4]], on=DAY)
    pd.testing.assert_frame_equal(as_text(frame), read_csv(output), check_dtype=False)
    assert frame["remark"][3] == "no name in the row" and pd.isna(frame["verdict"][3])


def test_listed_with_detail_gives_the_rows_of_the_csv(tmp_path: Path) -> None:
    output = tmp_path / "answers.csv"
    printed("listed", *NAMES[:3], "--on", DAY, "--format", "csv", "-o", output)
    frame = watchers.listed(NAMES[:3], on=DAY, detail=True)
    expected = read_csv(output)
    numbers = ["match_score", "share_least", "share_most", "line"]
    pd.testing.assert_frame_equal(
        as_text(frame.drop(columns=numbers)), expected.drop(columns=numbers), check_dtype=False
    )
    for name in numbers:
        assert pd.to_numeric(expected[name]).equals(frame[name].reset_index(drop=True)), name


@pytest.mark.parametrize("detail", [False, True])
def test_listed_keeps_the_index_and_the_text_of_the_names(detail: bool) -> None:
    names = pd.Series([*NAMES, None, np.nan, pd.NA], index=list("abcdefgh"), name="supplier")
    frame = watchers.listed(names, on=DAY, detail=detail)
    assert list(dict.fromkeys(frame.index)) == list("abcdefgh")[: 5 if detail else None]
    assert dict(zip(frame.index, frame["name"], strict=True))["d"] == "=2+5"
    assert frame["verdict"]["d"] == "review"
    assert str(frame["verdict"].dtype) == "str"


@pytest.mark.parametrize("detail", [False, True])
def test_listed_gives_the_same_columns_for_no_names(detail: bool) -> None:
    empty, some = (watchers.listed(names, detail=detail) for names in ([], ["Hikvision"]))
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == some.dtypes.to_dict()


def test_one_text_is_one_name_and_a_day_may_be_a_date() -> None:
    days = [DAY, date(2021, 3, 1), pd.Timestamp("2021-03-01 12:00")]
    frames = [watchers.listed("Hikvision", on=day) for day in days]
    assert frames[0].equals(frames[1]) and frames[0].equals(frames[2])
    assert list(frames[0]["asked_on"]) == [DAY]


def test_show_gives_what_the_command_prints_as_json() -> None:
    expected = json.loads(printed("show", "hikvision", "--on", DAY, "--format", "json"))
    for asked in ("hikvision", "Hikvision", "海康威视"):
        assert watchers.show(asked, on=DAY, package=ROOT) == expected


def test_show_answers_a_later_day_as_of_the_release() -> None:
    account = watchers.show("hikvision", on="2999-01-01")
    assert account["on"] == account["package"]["created"]
    assert watchers.show("hikvision")["on"] is None


def test_diff_gives_the_rows_of_the_csv(
    valid_package: Path, tmp_path: Path, change_cell: Callable
) -> None:
    before = tmp_path / "before"
    valid_package.rename(before)
    make_package(valid_package)
    change_cell("entities", name="=Renamed", founded_on="")
    output = tmp_path / "changes.csv"
    printed("diff", before, valid_package, "--format", "csv", "-o", output)
    frame, expected = watchers.diff(before, valid_package), read_csv(output)
    assert expected["new"][0] == "'=Renamed" and frame["new"][0] == "=Renamed"
    expected.loc[0, "new"] = "=Renamed"
    pd.testing.assert_frame_equal(as_text(frame), expected, check_dtype=False)
    same = watchers.diff(before, before)
    assert len(same) == 0 and same.dtypes.to_dict() == frame.dtypes.to_dict()


def test_export_writes_the_file_of_the_command(valid_package: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    assert watchers.export("json", ours, package=valid_package) == ours
    printed("export", "json", "-o", theirs, package=valid_package)
    assert ours.read_bytes() == theirs.read_bytes()
    with pytest.raises(watchers.WriteFailed, match="already exists"):
        watchers.export("json", ours, package=valid_package)
    assert watchers.export("json", ours, package=valid_package, overwrite=True) == ours


def test_a_package_with_problems_is_exported_only_by_force(
    valid_package: Path, tmp_path: Path, change_cell: Callable
) -> None:
    change_cell("events", kind="spaceship")
    output = tmp_path / "all.json"
    with pytest.raises(watchers.UnusablePackage, match=r"\[enum\].*force=True"):
        watchers.export("json", output, package=valid_package)
    assert not output.exists()
    assert watchers.export("json", output, package=valid_package, force=True) == output


def test_a_package_is_not_exported_onto_itself(valid_package: Path, tmp_path: Path) -> None:
    release = watchers.export("csv", tmp_path / "release.zip", package=valid_package)
    assert list(watchers.load(release)) == list(watchers.load(valid_package))
    with pytest.raises(watchers.WriteFailed, match="is being read"):
        watchers.export("csv", release, package=release, overwrite=True)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: watchers.schema("contract"), ValueError, "Did you mean contracts?"),
        (lambda: watchers.schema("x"), ValueError, "The tables are entities, contracts"),
        (lambda: watchers.export("sqlit", "x"), ValueError, "Did you mean sqlite?"),
        (lambda: watchers.listed(["x", 1]), TypeError, "name 1 is int, not text: 1"),
        (lambda: watchers.listed("x", on="2021"), ValueError, r"'2021' is not a date"),
        (lambda: watchers.listed("x", on="2021-02-30"), ValueError, "not exist in the calendar"),
        (lambda: watchers.listed("x", on=pd.NaT), ValueError, "is not a date"),
        (lambda: watchers.show("hikvision", on=""), ValueError, "'' is not a date"),
        (lambda: watchers.show("hikvison"), LookupError, "hikvision"),
        (lambda: watchers.nothing, AttributeError, "no attribute 'nothing'"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    call: Callable, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda package: watchers.listed("x", package=package),
        lambda package: watchers.show("hikvision", package=package),
        lambda package: watchers.schema("contracts", package=package),
        lambda package: watchers.diff(package, ROOT),
        lambda package: watchers.diff(ROOT, package),
        lambda package: watchers.export("json", "x.json", package=package),
    ],
)
def test_no_answer_comes_from_a_part_of_a_package(valid_package: Path, call: Callable) -> None:
    file = valid_package / "data" / "claims.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b'\n"', 1))
    with pytest.raises(watchers.UnusablePackage, match=r"package: data/claims\.csv:2: .*quote"):
        call(valid_package)
    with pytest.raises(watchers.UnusablePackage, match="not a folder, zip file or git revision"):
        call(valid_package / "nowhere")


def test_all_that_is_public_can_be_imported_by_name(start: Callable) -> None:
    process = start("from watchers import *; print(schema('lists').name, UnusablePackage.__name__)")
    assert process.communicate() == ("lists UnusablePackage\n", "")
