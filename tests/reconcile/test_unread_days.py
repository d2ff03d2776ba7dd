"""A day that was not read is counted and told, and is no day that the file does not give."""

import pytest

from support.comparing import CAMERA, EL, OFFICE, compared, told
from watchers.official.dates import iso_date
from watchers.official.entries import Entry, UnreadableList
from watchers.reconcile.discrepancy import Kind


def with_day(entry, printed):
    return Entry(**{**vars(entry), "since": iso_date(printed)})


def test_a_day_of_a_party_of_the_record_is_a_difference(listed_package):
    result = compared(listed_package, [with_day(CAMERA, "9. Okt. 2019"), OFFICE])
    assert told(result) == [(Kind.DATE, "camera-maker", "9. Okt. 2019", "2019-10-09")]
    assert result.discrepancies[0].remark == "the day in the file cannot be read"
    assert result.notes == [
        "1 of 2 days of listings could not be read, such as '9. Okt. 2019' (line 2)"
    ]


def test_a_day_of_another_party_is_counted(listed_package):
    other = Entry(EL, "Somebody Else", 9, since=iso_date("TBD"))
    result = compared(listed_package, [CAMERA, OFFICE, other])
    assert (told(result), result.notes) == (
        [],
        ["1 of 3 days of listings could not be read, such as 'TBD' (line 9)"],
    )


def test_a_file_of_which_most_days_cannot_be_read_is_refused(listed_package):
    printed = [with_day(CAMERA, "43747"), with_day(OFFICE, "43747\x1b")]
    with pytest.raises(UnreadableList, match="^2 of 2 days .* such as '43747' .line 2.: the publ"):
        compared(listed_package, printed)


def test_an_empty_day_is_none_that_was_not_read(listed_package):
    bare = [Entry(**{**vars(entry), "since": iso_date("")}) for entry in (CAMERA, OFFICE)]
    result = compared(listed_package, bare)
    assert (told(result), result.notes) == ([], [])
