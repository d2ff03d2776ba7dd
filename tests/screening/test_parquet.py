"""Parquet files: bytes are text, and what is no text is refused."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from support.screening import answers, asked, refusal


@pytest.fixture
def write(tmp_path):
    def written(**columns: pa.Array):
        file = tmp_path / "names.parquet"
        pq.write_table(pa.table(columns), file)
        return file

    return written


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.large_string()])
def test_names_in_bytes_are_read_as_utf_8(valid_package, write, kind):
    file = write(name=pa.array(["相机制造有限公司".encode(), None], kind))
    done = asked(valid_package, file, "--column", "name")
    assert [row["verdict"] for row in answers(done)] == ["listed", ""]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (pa.array([b"\xcf\xe0\xbb\xfa"]), "bytes that are not UTF-8; write it as text"),
        (pa.array([["Camera Maker"]]), "not text; write a column of text"),
        (pa.array([{"en": "Camera Maker"}]), "not text; write a column of text"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--column", "name")])
def test_names_that_are_no_text_are_refused(valid_package, write, names, said, options):
    assert refusal(asked(valid_package, write(name=names), *options)).endswith(said)


def test_other_columns_may_hold_anything(valid_package, write):
    file = write(name=pa.array(["Camera Maker"]), raw=pa.array([b"\xff"]), tags=pa.array([["a"]]))
    (found,) = answers(asked(valid_package, file, "--column", "name"))
    assert (found["verdict"], found["tags"]) == ("listed", "['a']")
