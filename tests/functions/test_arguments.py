"""The functions of `watchers` say in plain words which argument is wrong, and what to give."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import watchers

DAY = "2021-03-01"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: watchers.listed(None), "names is None; give names as"),
        (lambda: watchers.listed(pd.DataFrame({"n": ["a"]})), "names is a DataFrame; give names"),
        (lambda: watchers.listed("a", package=5), "package is int (5); give a folder"),
        (lambda: watchers.load(package=5), "package is int (5); give a folder"),
        (lambda: watchers.diff(None), "old is None; give a folder"),
        (lambda: watchers.show(None), "id_or_name is None; give an id"),
        (lambda: watchers.show(5), "id_or_name is int (5); give an id"),
        (lambda: watchers.export("sqlite", None), "output is None; give the file"),
        (lambda: watchers.export(None, "x.db"), "format is None; give the name"),
        (lambda: watchers.export("sqlite", "x.db", package=5), "package is int (5); give a folder"),
        (lambda: watchers.export("site", "x", since=5), "since is int (5); give a folder"),
        (lambda: watchers.schema(["a"]), "table is list (['a']); give the name of a table"),
        (lambda: watchers.schema(None), "table is None; give the name of a table"),
        (lambda: watchers.validate(None), "root is None; give the folder"),
    ],
)
def test_a_wrong_type_is_told_in_the_words_of_the_function(call, said):
    with pytest.raises(TypeError) as raised:
        call()
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("call", [lambda text: watchers.listed([text]), watchers.show])
def test_half_a_character_is_told(call):
    with pytest.raises(ValueError, match="holds half a character") as raised:
        call("Hikvision \ud800")
    assert not isinstance(raised.value, UnicodeError)


@pytest.mark.parametrize("unit", ["D", "h", "ns"])
def test_a_day_may_be_one_of_numpy(unit):
    found = watchers.listed("Hikvision", on=np.datetime64(DAY, unit))
    assert list(found["asked_on"]) == [DAY]


@pytest.mark.parametrize("day", [np.datetime64("2021-03"), np.datetime64("NaT"), pd.NaT, 5])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(ValueError, match="is not a date"):
        watchers.listed("Hikvision", on=day)


def test_an_output_that_exists_is_told_with_the_argument(valid_package, tmp_path):
    output = tmp_path / "x.sqlite"
    output.touch()
    with pytest.raises(watchers.WriteFailed, match="overwrite=True"):
        watchers.export("sqlite", output, package=valid_package)
