"""A table of the UFLPA Entity List that somebody read off its web page."""

import pytest

from watchers.official.entries import UnreadableList
from watchers.official.read_copy import read_copy

HEADER = "name,aliases,effective_date,statutory_list\n"
FIRST, LAST = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "download"
        file.write_text(text, "utf-8", newline="")
        return read_copy(file)

    return read_text


def test_a_party_has_the_names_the_days_and_the_parts_of_the_law_of_all_its_rows(read):
    rows = (
        f"Camera Maker (also known as Lens Works),CM; and Camera Works,2022-06-21,{FIRST}\n"
        f'Camera Maker,,"January 15, 2025",{LAST}\n'
    )
    (party,) = read(HEADER + rows).parties
    assert party.names == ("Camera Maker", "CM", "Camera Works", "Lens Works")
    assert party.rows == (((FIRST,), "2022-06-21"), ((LAST,), "2025-01-15"))


def test_the_column_of_aliases_may_be_left_out(read):
    copy = read(f"effective_date,statutory_list,name\n6/21/2022,{FIRST},Camera Maker\n")
    assert [entry.names for entry in copy.parties] == [("Camera Maker",)]
    assert (copy.as_of.day, copy.as_of.basis.is_exact) == ("2022-06-21", False)


def test_a_day_that_cannot_be_read_is_kept_as_printed(read):
    (party,) = read(f"{HEADER}Camera Maker,,44733,{FIRST}\n").parties
    assert (party.since, party.unread_day) == ("", "44733")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (f",CM,2022-06-21,{FIRST}\n", "the party in line 2 has no name"),
        ("Camera Maker,,2022-06-21,ii\n", "line 2 is under no part of section 2(d)(2)(B)"),
        (f"Camera Maker, Ltd.,,2022-06-21,{FIRST}\n", "its cells are shifted"),
        ("Camera Maker,,2022\n", "the file is cut off"),
    ],
)
def test_a_row_that_lacks_something_is_refused(read, row, words):
    with pytest.raises(UnreadableList) as refused:
        read(HEADER + row)
    assert words in str(refused.value)


def test_a_file_that_ends_within_a_cell_may_be_cut(read):
    assert read(f"{HEADER}Camera Maker,,2022-06-21,{FIRST}").may_be_cut
