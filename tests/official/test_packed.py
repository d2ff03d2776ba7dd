"""A packed file is unpacked within bounds; an archive of more than one list is refused."""

import gzip
import os
from contextlib import contextmanager

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.layouts import LAYOUTS
from watchers.official.read_copy import read_copy
from watchers.official.unpack import open_list_file

XML = samples.FILES["ofac_xml.xml"]
BIS = samples.FILES["bis.csv"]


def read(folder, content):
    file = folder / "download.zip"
    file.write_bytes(content)
    return read_copy(file)


@pytest.mark.parametrize("name", ["SDN.XML", "folder/sdn.xml", "whatever"])
def test_the_list_in_a_zip_archive_is_read(name, tmp_path):
    copy = read(tmp_path, samples.zipped({name: XML}))
    assert copy.layout is LAYOUTS["ofac_xml"]
    assert len(copy.parties) == 2


def test_what_the_packer_adds_is_no_list(tmp_path):
    members = {"sdn.xml": XML, "__MACOSX/._sdn.xml": b"\x00\x05", "a/.DS_Store": b"\x00"}
    assert len(read(tmp_path, samples.zipped(members)).parties) == 2


REFUSED = {
    "two lists": ({"a.xml": XML, "b.xml": XML}, "holds 2 files ('a.xml', 'b.xml'), not one list"),
    "no list": ({"alt.csv": b"1,2,aka,A,-0- \r\n"}, "holds 1 file ('alt.csv'), not one list"),
    "a zip in a zip": ({"a.zip": samples.zipped({"sdn.xml": XML})}, "an archive in an archive"),
    "a gzip in a zip": ({"sdn.xml.gz": gzip.compress(XML)}, "an archive in an archive"),
    "an empty file": ({"sdn.xml": b""}, "the file is empty"),
    "a web page": ({"sdn.xml": b"<html><title>No</title></html>"}, "is a web page, titled 'No'"),
    "a cut list": ({"sdn.xml": XML[:-40]}, "the XML is cut off or damaged"),
    "an Excel workbook": (
        {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"},
        "an Excel workbook, which is not read yet; save its sheet as CSV",
    ),
    "a bomb": (
        {"bis.csv": BIS + b"\n" + (BIS.splitlines()[1] + b"\n") * (1 << 15)},
        "unpacks to more than 100 times its size",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_archive_is_refused_in_words(what, tmp_path):
    members, words = REFUSED[what]
    with pytest.raises(UnreadableList) as refused:
        read(tmp_path, samples.zipped(members))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "packed", [gzip.compress(XML), samples.zipped({"sdn.xml": XML})], ids=["gzip", "zip"]
)
def test_what_is_packed_twice_is_refused(packed, tmp_path):
    with pytest.raises(UnreadableList, match="an archive in an archive"):
        read(tmp_path, gzip.compress(packed))


def written_to(file):
    with file.open("ab") as out:
        out.write(b"EL,")


def replaced(file):
    file.with_name("new").write_bytes(BIS)
    os.replace(file.with_name("new"), file)


def cut(file):
    os.truncate(file, len(BIS) - 30)


@contextmanager
def opened(folder):
    file = folder / "download"
    file.write_bytes(BIS)
    with open_list_file(file) as list_file:
        yield file, list_file


@pytest.mark.parametrize("change", [written_to, replaced, cut, os.remove])
def test_a_file_that_changes_while_it_is_read_is_refused(change, tmp_path):
    with (
        pytest.raises(UnreadableList, match="the file changed while it was read"),
        opened(tmp_path) as (file, list_file),
    ):
        change(file)
        list(list_file.records)


def test_damage_that_a_change_explains_is_told_as_the_change(tmp_path):
    with (
        pytest.raises(UnreadableList, match="the file changed while it was read"),
        opened(tmp_path) as (file, _),
    ):
        change_and_fail(file)


def change_and_fail(file):
    cut(file)
    raise UnreadableList("the last row has too few cells")
