"""Each layout of an official list is recognised by its content, and its entries are read as printed, faults put right."""

import io
import re
import tracemalloc
import zipfile
from dataclasses import fields

import pytest

from support import official_samples as samples
from support.official_expected import EXPECTED
from watchers.official.entries import Entry
from watchers.official.reading import read_copy

PLAIN = {field.name: field.default for field in fields(Entry)}


def told(entry: Entry) -> dict:
    """What an entry says beyond nothing, without its place."""
    return {
        name: value
        for name, value in vars(entry).items()
        if value != PLAIN[name] and name not in ("line", "list_id")
    }


@pytest.mark.parametrize("name", sorted(samples.FILES))
def test_entries_are_read_as_printed(name, tmp_path):
    copy = read_copy(samples.write(tmp_path, name))
    about, entries = EXPECTED[name]
    assert (copy.vintage, copy.vintage_by, copy.whole_by) == about
    assert {
        list_id: [told(entry) for entry in of_list] for list_id, of_list in copy.of_list.items()
    } == entries


@pytest.mark.parametrize(
    ("name", "is_dated"),
    [
        ("uk.csv", True),
        ("uk-export.ods", False),
        ("sdn.xml", True),
        ("eu.xml", True),
        ("bis.csv", False),
        ("cons_prim.csv", False),
    ],
)
def test_a_file_that_says_its_day_is_of_that_day_and_not_later(name, is_dated, tmp_path):
    assert read_copy(samples.write(tmp_path, name)).is_dated is is_dated


def test_entry_tells_its_line(tmp_path):
    entries = read_copy(samples.write(tmp_path, "bis.csv")).entries
    assert [entry.line for entry in entries] == [2, 4, 5, 6]


def read_text(folder, text):
    file = folder / "download"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_copy(file)


def test_a_mistyped_day_to_come_is_not_the_day_of_the_file(tmp_path):
    assert read_text(tmp_path, samples.BIS.replace("3/4/2019", "3/4/2032")).vintage == "2019-10-09"


def test_notices_of_the_earliest_listing_stand_first(tmp_path):
    rows = [
        samples.bis_row("Camera Maker", "85 FR 44159", "7/22/2020"),
        samples.bis_row("Camera Maker", "84 FR 54002", "10/9/2019"),
    ]
    (entry,) = read_text(tmp_path, "\n".join([samples.BIS_HEADER, *rows])).entries
    assert (entry.notices, entry.first_day) == (("84 FR 54002", "85 FR 44159"), "2019-10-09")


@pytest.mark.parametrize(
    ("countries", "country"),
    [(("China", "Iran"), "CN"), (("Iran", "Iraq"), ""), (("Iran", ""), "Iran")],
)
def test_a_party_in_several_countries_is_in_china_if_anywhere(tmp_path, countries, country):
    rows = [
        samples.bis_row("Camera Maker", "84 FR 54002", "10/9/2019", country=name)
        for name in countries
    ]
    assert read_text(tmp_path, "\n".join([samples.BIS_HEADER, *rows])).entries[0].country == country


@pytest.mark.parametrize(("end", "may_be_cut"), [("\r\n", False), ("", False), (None, True)])
def test_a_file_that_ends_within_a_cell_may_be_cut(tmp_path, end, may_be_cut):
    text = samples.UK_CSV if end is None else samples.BIS + end
    assert read_text(tmp_path, text[:-6] if end is None else text).may_be_cut is may_be_cut


@pytest.mark.parametrize(("name", "cut"), [("sdn.csv", b"\x1a"), ("cons_prim.csv", b"\x1a")])
def test_a_file_of_ofac_without_its_end_mark_may_be_cut(tmp_path, name, cut):
    assert not read_text(tmp_path, samples.FILES[name]).may_be_cut
    assert read_text(tmp_path, samples.FILES[name].removesuffix(cut)).may_be_cut


def test_first_row_of_ofac_may_hold_commas(tmp_path):
    first = '3754,"DOE, John","individual","SDNT","Manager, Trade",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1955; nationality Iran."\r\n'
    assert (
        read_text(tmp_path, first.encode() + samples.FILES["sdn.csv"]).entries[0].name
        == "DOE, John"
    )


def test_only_the_first_sheet_is_the_list(tmp_path):
    second = samples.ods(
        [
            ["Removed"],
            samples.UK_COLUMNS,
            [*samples.UK_ROWS[2][:1], "GHR0099", *samples.UK_ROWS[2][2:]],
        ]
    )
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        table = re.search(
            rb"<table:table>.*</table:table>", archive.read("content.xml"), re.DOTALL
        )[0].decode()
    with zipfile.ZipFile(io.BytesIO(samples.UK_ODS)) as archive:
        content = (
            archive.read("content.xml")
            .decode()
            .replace("</office:spreadsheet>", f"{table}</office:spreadsheet>")
        )
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    assert [
        entry.identifiers[0][1] for entry in read_text(tmp_path, samples.zipped(members)).entries
    ] == ["GHR0001", "GHR0002"]


@pytest.mark.parametrize(
    "part", ['"addresses": ["x", 1]', '"ids": ["x"]', '"addresses": "x"', '"alt_names": {"a": 1}']
)
def test_json_of_another_shape_is_read_as_far_as_it_goes(tmp_path, part):
    text = samples.CSL_JSON.replace('"addresses": [], ', f"{part}, ", 1)
    assert [entry.name for entry in read_text(tmp_path, text).entries] == [
        "Camera Maker Co., Ltd.",
        "MINISTER, Second",
    ]


def peak_of_reading(file, remark_size):
    """Bytes of memory that reading takes at most, of 2,000 entries with remarks of a size."""
    head = samples.ofac_xml(count=2_000).split("  <sdnEntry>", 1)[0]
    entry = (
        "<sdnEntry><uid>{0}</uid><lastName>NAME {0}</lastName><sdnType>Entity</sdnType><remarks>"
        + "x" * remark_size
        + "</remarks></sdnEntry>"
    )
    file.write_text(
        head + "".join(entry.format(number) for number in range(2_000)) + "</sdnList>", "utf-8"
    )
    tracemalloc.start()
    assert len(read_copy(file).entries) == 2_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_size_of_the_file(tmp_path):
    read_copy(samples.write(tmp_path, "sdn.xml"))
    small, large = (
        peak_of_reading(tmp_path / "small", 100),
        peak_of_reading(tmp_path / "large", 10_000),
    )
    assert (tmp_path / "large").stat().st_size > 20_000_000
    assert large < small + 1_000_000
