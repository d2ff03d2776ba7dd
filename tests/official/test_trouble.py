"""What is the matter with a publisher's page: moved, another layout, or silent for too long."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from support.publisher import URL
from watchers.official import download
from watchers.official.entries import UnreadableList
from watchers.official.rhythm import MIN_PAUSES, longer_than_usual
from watchers.official.trouble import Kind, Trouble, troubles

NEW, HOST = "https://new.example.org/list.csv?key=secret", "https://files.example.net/x/list.csv"


@pytest.fixture
def fetched(publisher, clock, tmp_path):
    def on(day, **answer):
        publisher(**answer)
        clock(day)
        return download.fetch("us-sdn", URL, tmp_path, read=Path.read_bytes)

    return on


def told(fetched, listed_on=()):
    return list(troubles(fetched.copies, fetched.copy, listed_on=set(listed_on)))


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_is_told_each_time_without_the_query(fetched, status):
    redirects = {URL: (status, NEW)}
    for day in ("2026-01-05", "2026-01-12"):
        (trouble,) = told(fetched(day, redirects=redirects))
        assert trouble.kind is Kind.MOVED
        assert trouble.message.startswith(f"{URL} leads for good to https://new.example.org/list.c")
        assert "secret" not in trouble.message


def test_a_temporary_redirect_is_told_when_it_begins_or_leads_to_another_host(fetched):
    def hosts(host):
        return {URL: (302, host)}

    assert told(fetched("2026-01-05")) == []
    (begun,) = told(fetched("2026-01-12", redirects=hosts(HOST)))
    assert begun.kind is Kind.MOVED
    assert "is now answered by files.example.net, and was by lists.example.org" in begun.message
    assert told(fetched("2026-01-19", redirects=hosts(HOST.replace("/x/", "/y/")))) == []


def test_copies_from_another_address_say_nothing_of_this_one(fetched, publisher, clock, tmp_path):
    clock("2026-01-04")
    publisher()
    download.fetch(
        "us-sdn", "https://elsewhere.example.org/list.csv", tmp_path, read=Path.read_bytes
    )
    here = fetched("2026-01-05")
    assert told(here) == []
    assert here.copies.unchanged_since(here.copy) == ""


@pytest.mark.parametrize(
    ("status", "kind"), [(404, Kind.MOVED), (410, Kind.MOVED), (403, None), (503, None)]
)
def test_only_what_is_gone_has_moved(fetched, status, kind):
    with pytest.raises(UnreadableList) as failed:
        fetched("2026-01-05", status=status)
    trouble = Trouble.of_error(failed.value)
    assert (trouble and trouble.kind) == kind


def test_what_cannot_be_read_is_not_recognised_and_not_kept(publisher, tmp_path):
    def read(path):
        raise UnreadableList("the file has an unknown layout")

    publisher()
    with pytest.raises(UnreadableList, match="unknown layout") as failed:
        download.fetch("us-sdn", URL, tmp_path, read=read)
    assert Trouble.of_error(failed.value).kind is Kind.UNRECOGNISED
    assert list(tmp_path.iterdir()) == []


def each(days, count=MIN_PAUSES + 1, first=date(2025, 1, 6)):
    return [(first + timedelta(days=days * number)).isoformat() for number in range(count)]


def until(days, silence):
    return (date.fromisoformat(max(days)) + timedelta(days=silence)).isoformat()


@pytest.mark.parametrize(
    ("days", "silence", "is_late"),
    [
        (each(7), 7, False),
        (each(7), 8, True),
        (each(7)[1:], 400, False),  # one pause too few to show a rhythm
        ([*each(7), "2025-07-21"], 110, False),  # there was a pause as long
        ([*each(7), "2025-07-21"], 113, True),
        (["2001-01-01", *each(7)], 8, True),  # too long ago to count
        ([*each(7), "2099-01-01", "2025-02-30", ""], 8, True),
    ],
)
def test_silence_is_unusual_if_it_is_longer_than_every_pause(days, silence, is_late):
    past = [day for day in days if day and day < "2099"]
    told = longer_than_usual(days, until=until(past, silence))
    assert bool(told) is is_late
    assert not is_late or f"{silence} days before" in told


def test_a_list_without_new_parties_is_late(fetched):
    days = each(7)
    (late,) = told(fetched(until(days, 30)), days)
    assert late == Trouble(
        Kind.LATE,
        f"us-sdn: the newest listing in the file is of {max(days)}, 30 days before"
        f" {until(days, 30)}; the longest pause in the 3 years before it was 7 days",
    )


@pytest.mark.parametrize("header", [{}, {"Last-Modified": "{:%a, %d %b %Y} 06:00:00 GMT"}])
def test_a_file_that_no_longer_changes_is_late(fetched, header):
    days = each(7, MIN_PAUSES + 2)
    for day in days:
        headers = {key: value.format(date.fromisoformat(day)) for key, value in header.items()}
        last = fetched(day, body=day.encode(), headers=headers)
    assert told(last) == []
    later = fetched(until(days, 14), body=max(days).encode(), headers=headers)
    (late,) = told(later)
    assert late.kind is Kind.LATE
    assert f"the last change of the file is of {max(days)}, 14 days before" in late.message


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("Mon, 05 Jan 2026 06:00:00 GMT", "2026-01-05T06:00:00Z"),
        ("Mon, 05 Jan 2026 06:00:00 +0200", "2026-01-05T04:00:00Z"),
        ("Mon, 05 Jan 2026 06:00:00 -0000", "2026-01-05T06:00:00Z"),
        ("yesterday", ""),
        ("Mon, 99 Jan 2026 06:00:00 GMT", ""),
        ("=1+1,\n", ""),
    ],
)
def test_the_publishers_time_is_written_down_if_it_is_one(fetched, header, time):
    assert fetched("2026-01-05", headers={"Last-Modified": header}).copy.last_modified == time
