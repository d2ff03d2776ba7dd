"""Days in the spellings that publishers have used; what is not read is kept as it was printed."""

import pytest

from watchers.official.dates import DAY_FIRST, MONTH_FIRST, earliest_date, iso_date, newest_past
from watchers.official.entries import Entry, merged


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("10/9/2019", "2019-10-09"),
        ("10/9/19", "2019-10-09"),
        ("10-09-2019", "2019-10-09"),
        ("10.9.2019", "2019-10-09"),
        ("12/31/97", "1997-12-31"),
        ("9-Oct-19", "2019-10-09"),
        ("09-OCT-2019", "2019-10-09"),
        ("9 October 2019", "2019-10-09"),
        ("9th Oct. 2019", "2019-10-09"),
        ("Oct. 9, 2019", "2019-10-09"),
        ("Sept. 9, 2019", "2019-09-09"),
        ("Jan. 14, 2025", "2025-01-14"),
        ("January  14 2025", "2025-01-14"),
        ("2019-10-09", "2019-10-09"),
        ("2019/10/9", "2019-10-09"),
        ("2019-10-09T12:00:00", "2019-10-09"),
        ("10/9/2019 (as amended)", "2019-10-09"),
    ],
)
def test_spellings_of_publishers_are_read(printed, day):
    read = iso_date(printed, MONTH_FIRST)
    assert (read, read.unread) == (day, "")


def test_the_order_of_numbers_is_that_of_the_publisher():
    assert (iso_date("10/9/19", MONTH_FIRST), iso_date("10/9/19", DAY_FIRST)) == (
        "2019-10-09",
        "2019-09-10",
    )


@pytest.mark.parametrize(
    "printed",
    [
        *("8/414/2019", "13/9/2019", "2/30/2020", "2020-02-30", "31 Feb 2020", "10/9/20195"),
        *("Oct 2019", "2019", "43747", "TBD", "9 Okt 2019", "10/9"),
    ],
)
def test_what_is_no_day_is_kept_as_printed(printed):
    read = iso_date(printed, MONTH_FIRST)
    assert (read, read.unread) == ("", printed)


def test_an_empty_cell_is_no_unread_day():
    assert iso_date("  ", MONTH_FIRST).unread == earliest_date("", MONTH_FIRST).unread == ""


@pytest.mark.parametrize(
    ("printed", "day", "unread"),
    [
        ("10/9/2019; 6/5/20", "2019-10-09", ""),
        ("Jan. 14, 2025, Oct. 9, 2019", "2019-10-09", ""),
        ("6/5/20 and 10/9/19", "2019-10-09", ""),
        ("soon; 6/5/20", "2020-06-05", "soon"),
    ],
)
def test_of_several_days_the_earliest_counts_and_none_is_lost(printed, day, unread):
    read = earliest_date(printed, MONTH_FIRST)
    assert (read, read.unread) == (day, unread)


def test_rows_of_a_party_keep_each_day_that_was_not_read():
    days = ["", "soon", "soon", "later"]
    rows = [Entry("us-entity-list", "Mill", at, since=iso_date(day)) for at, day in enumerate(days)]
    (entry,) = merged(rows)
    assert [day.unread for _, day in entry.rows] == ["", "soon", "later"]


def test_newest_of_the_days_is_plain_text():
    assert newest_past([iso_date("2019-10-09"), iso_date("soon"), "9999-01-01"]) == "2019-10-09"
