"""Each layout of an official list is recognised by its content, and its entries read as printed."""

import gzip
import json
import tracemalloc
from dataclasses import fields

import pytest

from support import official_samples as samples
from watchers.official.entries import Entry
from watchers.official.layouts import LAYOUTS
from watchers.official.list_copy import Basis, ListCopy
from watchers.official.read_copy import layout_of, read_copy
from watchers.official.unpack import open_list_file

PLACE = ("list_id", "line", "_")
DEFAULTS = {field.name: field.default for field in fields(Entry) if field.name not in PLACE}


def described_entry(entry: Entry) -> dict:
    """What an entry says, without its place and what it leaves unsaid."""
    values = {name: getattr(entry, name) for name in DEFAULTS}
    return {name: value for name, value in values.items() if value != DEFAULTS[name]}


def described(copy: ListCopy) -> dict:
    """What a copy says, in the form of the files of tests/samples."""
    lists = {
        list_id: [described_entry(entry) for entry in entries]
        for list_id, entries in copy.of_list.items()
    }
    return {
        "as_of": copy.as_of.day if copy.as_of else None,
        "as_of_basis": copy.as_of.basis.name if copy.as_of else None,
        "complete": copy.complete.name if copy.complete else None,
        "lists": lists,
    }


@pytest.mark.parametrize("name", sorted(samples.FILES))
def test_entries_are_read_as_printed(name, tmp_path):
    text = json.dumps(
        described(read_copy(samples.write(tmp_path, name))), ensure_ascii=False, indent=2
    )
    expected = samples.expected(name)
    missing = f"{samples.expected_file(name)} is missing. If this is right, save it there:\n{text}"
    assert expected is not None, missing
    assert json.loads(text) == expected


def test_every_layout_has_a_sample_and_every_sample_a_layout():
    assert {samples.layout_of(name) for name in samples.FILES} == LAYOUTS.keys()
    stems = {name.split(".")[0] for name in samples.FILES}
    written = {file.name.split(".")[0] for file in samples.FOLDER.glob(f"*{samples.EXPECTED}")}
    assert written == stems


@pytest.mark.parametrize("name", sorted(samples.FILES))
def test_one_layout_alone_recognises_a_sample(name, tmp_path):
    with open_list_file(samples.write(tmp_path, name)) as file:
        recognising = [key for key, layout in LAYOUTS.items() if layout.recognises(file.start)]
        assert recognising == [samples.layout_of(name)]
        assert layout_of(file.start) is LAYOUTS[samples.layout_of(name)]


def test_a_spreadsheet_is_one_whatever_its_cells_say(tmp_path):
    rows = [["<html><sdnList fpi/fsd/export uflpa"], *samples.rows_of("uk_ods.ods.csv")]
    file = tmp_path / "download"
    file.write_bytes(samples.ods(rows))
    assert read_copy(file).layout is LAYOUTS["uk_ods"]


def test_a_file_may_be_packed_with_gzip(tmp_path):
    packed = read_text(tmp_path, gzip.compress(samples.FILES["bis.csv"]))
    assert packed.parties == read_text(tmp_path, samples.BIS).parties


@pytest.mark.parametrize("basis", Basis)
def test_only_a_day_that_the_file_gives_for_itself_is_exact(basis):
    assert basis.is_exact is not basis.name.startswith("NEWEST")


def test_entry_tells_its_line(tmp_path):
    entries = read_copy(samples.write(tmp_path, "bis.csv")).parties
    assert [entry.line for entry in entries] == [2, 4, 5, 6]


def read_text(folder, text):
    file = folder / "download"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_copy(file)


def test_a_mistyped_day_to_come_is_not_the_day_of_the_file(tmp_path):
    assert (
        read_text(tmp_path, samples.BIS.replace("3/4/2019", "3/4/2032")).as_of.day == "2019-10-09"
    )


def test_notices_of_the_earliest_listing_stand_first(tmp_path):
    rows = [
        samples.bis_row("Camera Maker", "85 FR 44159", "7/22/2020"),
        samples.bis_row("Camera Maker", "84 FR 54002", "10/9/2019"),
    ]
    (entry,) = read_text(tmp_path, "\n".join([samples.BIS_HEADER, *rows])).parties
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
    assert read_text(tmp_path, "\n".join([samples.BIS_HEADER, *rows])).parties[0].country == country


@pytest.mark.parametrize(("end", "may_be_cut"), [("\r\n", False), ("", False), (None, True)])
def test_a_file_that_ends_within_a_cell_may_be_cut(tmp_path, end, may_be_cut):
    text = samples.FILES["uk_csv.csv"].decode() if end is None else samples.BIS + end
    assert read_text(tmp_path, text[:-6] if end is None else text).may_be_cut is may_be_cut


@pytest.mark.parametrize(
    ("name", "cut"), [("ofac_csv.csv", b"\x1a"), ("ofac_csv-non-sdn.csv", b"\x1a")]
)
def test_a_file_of_ofac_without_its_end_mark_may_be_cut(tmp_path, name, cut):
    assert not read_text(tmp_path, samples.FILES[name]).may_be_cut
    assert read_text(tmp_path, samples.FILES[name].removesuffix(cut)).may_be_cut


def test_first_row_of_ofac_may_hold_commas(tmp_path):
    first = '3754,"DOE, John","individual","SDNT","Manager, Trade",'
    first += '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1955; nationality Iran."\r\n'
    assert (
        read_text(tmp_path, first.encode() + samples.FILES["ofac_csv.csv"]).parties[0].name
        == "DOE, John"
    )


def test_only_the_first_sheet_is_the_list(tmp_path):
    rows = samples.rows_of("uk_ods.ods.csv")
    removed = [cell.replace("GHR0002", "GHR0099") for cell in rows[-1]]
    both = samples.ods(rows, [["Removed"], rows[1], removed])
    numbers = [entry.identifiers[0][1] for entry in read_text(tmp_path, both).parties]
    assert numbers == ["GHR0001", "GHR0002"]


@pytest.mark.parametrize(
    "part", ['"addresses": ["x", 1]', '"ids": ["x"]', '"addresses": "x"', '"alt_names": {"a": 1}']
)
def test_json_of_another_shape_is_read_as_far_as_it_goes(tmp_path, part):
    text = samples.FILES["csl_json.json"].decode().replace('"addresses": [], ', f"{part}, ", 1)
    assert [entry.name for entry in read_text(tmp_path, text).parties] == [
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
    assert len(read_copy(file).parties) == 2_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_size_of_the_file(tmp_path):
    read_copy(samples.write(tmp_path, "ofac_xml.xml"))
    small, large = (
        peak_of_reading(tmp_path / "small", 100),
        peak_of_reading(tmp_path / "large", 10_000),
    )
    assert (tmp_path / "large").stat().st_size > 20_000_000
    assert large < small + 3_000_000
