"""Options of `watchers listed` that do not fit together are refused, with what fits."""

from __future__ import annotations

import pytest

from support.screening import listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--format", "xlsx"], "A workbook is a file: name it with -o FILE.xlsx."),
        (["x", "-o", "a.xlsx"], "A workbook has a row for each row of --file, without --detail."),
        (["x", "--excel"], "--excel is for --format csv."),
        (["x", "--sheet", "A"], "--sheet needs --file."),
        (["x", "--encoding", "gbk"], "--encoding needs --file."),
        (["x", "--fail-on", "listed,hit"], "'hit' is not a verdict; there are: listed, covered,"),
        (["x", "--max-age", "-1"], "-1 is not in the range x>=0"),
        (["x", "--format", "csv", "-o", "a.xlsx"], "choose a name that ends in .csv"),
    ],
)
def test_wrong_usage_is_refused(valid_package, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = listed(valid_package, *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
