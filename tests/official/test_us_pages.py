"""Lists of American authorities whose cells hold sentences: CBP, the FCC, the Code."""

import pytest

from support import official_samples as samples
from watchers.official.entries import UnreadableList
from watchers.official.layouts.shared.entity_cell import names_in
from watchers.official.read_copy import read_copy

CBP, FCC, ECFR = (samples.FILES[name] for name in ("cbp_csv.csv", "fcc_page.html", "ecfr_xml.xml"))
SUPPLEMENT = b"Supplement No. 4 to Part 744"


@pytest.fixture
def read(tmp_path):
    def read_bytes(content):
        file = tmp_path / "download"
        file.write_bytes(content)
        return read_copy(file)

    return read_bytes


def names(copy, list_id):
    return [entry.name for entry in copy.of_list.get(list_id, [])]


def test_bytes_of_windows_1252_in_a_file_of_utf_8_are_read(read):
    mixed = CBP.replace(b"Southern Hoist", "Süd-Hoist ".encode() + b"Caf\xe9\xa0&")
    assert "Süd-Hoist Café & Company" in names(read(mixed), "us-cbp-wro")


@pytest.mark.parametrize("status", [b"Inactive", b"REVOKED 1/2/2026"])
def test_an_order_that_is_over_is_on_another_list(read, status):
    copy = read(CBP.replace(b"Partially Modified", status))
    name = "Xinjiang Example Cotton Co. Ltd. and Subsidiaries"
    assert name in names(copy, "us-cbp-inactive")
    assert name not in names(copy, "us-cbp-wro")


@pytest.mark.parametrize("status", [b"Paused", b""])
def test_a_status_that_is_not_known_is_told_and_never_taken_to_be_in_force(read, status):
    """It may say in new words that the order is over, which would hide a removal."""
    copy = read(CBP.replace(b"Partially Modified", status))
    assert "Xinjiang Example Cotton Co. Ltd. and Subsidiaries" in names(copy, "us-cbp-unknown")
    assert "Xinjiang Example Cotton Co. Ltd. and Subsidiaries" not in names(copy, "us-cbp-wro")
    assert copy.remarks == [
        f"the status in line 7 is '{status.decode()}', which is not known: the order is not "
        "taken to be in force"
    ]


def test_a_row_of_the_covered_list_that_names_nobody_is_told(read):
    assert read(FCC).remarks == [
        "the row in line 11 names nobody, and was not compared: 'Routers produced in a foreign "
        "country, except routers which …'"
    ]


def test_without_a_day_of_its_own_the_covered_list_is_of_its_newest_row_or_later(read):
    as_of = read(FCC.replace(b"(Updated July 7, 2026)", b"")).as_of
    assert (as_of.day, as_of.basis.is_exact) == ("2025-12-22", False)


def test_rows_of_the_code_that_are_no_parties_are_counted(read):
    assert read(ECFR).remarks == [
        "not read: 1 row without the five columns of the table, such as footnotes"
    ]


def test_a_day_of_the_code_that_cannot_be_read_is_not_one_that_is_not_given(read):
    person = read(ECFR).entries[-1]
    assert (person.name, person.since, person.unread_day) == (
        "Ivan Example",
        "",
        "87 FR 13141, March 2022.",
    )


REFUSED = {
    "a covered list that a script fills": (
        FCC.split(b"<table>")[0] + b"</body></html>",
        "no table of covered equipment with dates of inclusion",
    ),
    "a covered list that was cut off": (FCC[:-200], "the page has no end"),
    "a covered list with a row of one cell": (
        FCC.replace(b"</td><td>March 23, 2026", b""),
        "the row in line 11 has too few cells",
    ),
    "another part of the Code": (
        ECFR.replace(SUPPLEMENT, b"Supplement No. 5 to Part 744"),
        "the file has no Supplement No. 4 to Part 744, which is the Entity List",
    ),
    "a supplement with other columns": (
        ECFR.replace(b"<TH>Entity</TH>", b"<TH>Name</TH>", 1),
        "has the columns 'country, name, license requirement",
    ),
    "a supplement without a header": (
        ECFR.replace(b"<THEAD>", b"<!--").replace(b"</THEAD>", b"-->"),
        "has no header",
    ),
    "a supplement that was cut off": (ECFR[: ECFR.index(b"RUSSIA")], "is cut off or damaged"),
    "a table of CBP without remarks": (
        CBP.replace(b"Entity,Remarks", b"Entity,Notes", 1),
        "the header has no column 'Remarks'",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_list_of_another_shape_is_refused(read, case):
    content, message = REFUSED[case]
    with pytest.raises(UnreadableList) as refused:
        read(content)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("cell", "name", "aliases"),
    [
        ("Camera Maker, 807, Block A, Northcity, China.", "Camera Maker", ()),
        ("Camera Co., Ltd., No. 1, Northcity.", "Camera Co., Ltd.", ()),
        ("Camera Co., Ltd. (CC), No. 1, Northcity.", "Camera Co., Ltd. (CC)", ()),
        ("Camera, a.k.a., Lens. No. 1, Northcity.", "Camera", ("Lens",)),
        (
            "Camera, a.k.a., the following one alias:\n—Lens Co., Ltd.\nNo. 1, Northcity.",
            "Camera",
            ("Lens Co., Ltd.",),
        ),
        (
            "Camera, a.k.a., the following two aliases: —Lens, North Institute; and "
            "—Camera—Works. No. 1, Northcity.",
            "Camera",
            ("Lens, North Institute", "Camera—Works"),
        ),
        ("Camera (f.k.a., Lens OOO)", "Camera", ("Lens OOO",)),
        ("", "", ()),
        (", a.k.a.,", "", ()),
    ],
)
def test_names_of_a_cell_end_where_addresses_begin(cell, name, aliases):
    assert names_in(cell) == (name, aliases)
