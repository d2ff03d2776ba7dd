"""OFAC's strong aliases are in alt.csv, which is read where it lies beside sdn.csv."""

import gzip

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.read_copy import read_copy

SDN = samples.FILES["ofac_csv.csv"]
ALT = b'777,1,"aka","MINISTER,  Number Two",-0- \r\n777,2,"fka","OLD NAME",-0- \r\n\x1a\r\n'
ALIASES = ("MINISTER, Number Two", "OLD NAME")


def minister(copy):
    return next(entry for entry in copy.parties if entry.identifiers[0] == ("ofac_uid", "777"))


def read_beside(folder, **files):
    (folder / "sdn.csv").write_bytes(SDN)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return read_copy(folder / "sdn.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [("alt__csv", ALT), ("ALT__CSV", ALT), ("alt__csv__gz", gzip.compress(ALT))],
    ids=["as it is", "in capitals", "packed"],
)
def test_strong_aliases_are_those_beside_the_list(name, content, tmp_path):
    copy = read_beside(tmp_path, **{name: content})
    assert minister(copy).aliases == ALIASES
    assert minister(copy).weak_aliases == ("O'MINISTER, S.",)
    assert copy.kept_elsewhere == ""
    assert copy.remarks[0].startswith("Strong aliases are those of ")


def test_in_a_zip_archive_too(tmp_path):
    file = tmp_path / "download"
    file.write_bytes(samples.zipped({"SDN.CSV": SDN, "ALT.CSV": ALT, "ADD.CSV": b"1"}))
    assert minister(read_copy(file)).aliases == ALIASES


def test_without_it_the_copy_says_what_it_lacks(tmp_path):
    copy = read_beside(tmp_path)
    assert minister(copy).aliases == ()
    assert "alt.csv" in copy.kept_elsewhere


def test_another_file_of_that_name_is_not_read(tmp_path):
    copy = read_beside(tmp_path, alt__csv=b"height,metres\n1,2\n")
    assert "alt.csv" in copy.kept_elsewhere
    assert copy.remarks == ("alt.csv beside it is not OFAC's file of aliases, so it was not read",)


@pytest.mark.parametrize(
    "content",
    [
        ALT + b'778,3,"aka"\r\n',
        ALT[:-12] + b'",-0- \r\n1,2,"ak',
        b"",
        gzip.compress(ALT)[:-9],
        gzip.compress(gzip.compress(ALT)),
    ],
    ids=["too few cells", "cut off", "empty", "packed and cut off", "packed twice"],
)
def test_damaged_aliases_are_refused_with_the_list(content, tmp_path):
    with pytest.raises(UnreadableList, match="alt.csv beside it: .*download it again, or move it"):
        read_beside(tmp_path, alt__csv=content)


def test_aliases_without_their_end_mark_may_be_cut(tmp_path):
    copy = read_beside(tmp_path, alt__csv=ALT.removesuffix(b"\x1a\r\n"))
    assert copy.remarks[0].endswith("which has no end mark: some may be missing")


def test_the_end_of_a_long_remark_is_read(tmp_path):
    copy = read_beside(tmp_path, sdn_comments__csv=b"777,\" a.k.a. 'NICK'.\"\r\n\x1a")
    assert "NICK" in minister(copy).weak_aliases
