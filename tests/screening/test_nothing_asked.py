"""A file of which nothing was asked is not clear, and its sums are told."""

from __future__ import annotations

import pytest

from support.screening import listed


@pytest.mark.parametrize("content", ["name\n", "name\n\n-\nN/A\n", "no,name\n1,\n2,\n"])
@pytest.mark.parametrize("options", [(), ("--fail-on", "listed"), ("--hits-only",)])
def test_a_file_of_which_nothing_was_asked_is_not_clear(valid_package, tmp_path, content, options):
    file = tmp_path / "names.csv"
    file.write_text(content, encoding="utf-8")
    done = listed(valid_package, "--file", file, "--column", "name", *options)
    assert done.exit_code == 3
    assert "nothing was asked, so nothing was answered" in done.output
    assert listed(valid_package, "--file", file, "--column", "name", "--exit-zero").exit_code == 0


def test_large_sums_are_written_in_one_way(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name\n" + "Nobody Knows Ltd\n" * 1200, encoding="utf-8")
    done = listed(valid_package, "--file", file)
    assert "1,200 names: 1,200 not in the record" in done.stdout
