"""What `watchers reconcile` makes of files that are another list, change, or follow kept copies."""

import os

import pytest

from support import official_samples as samples
from support.listed_package import listed
from support.packages import change_rows
from support.publisher import URL
from support.reconciling import run
from watchers.official.copies import Copies
from watchers.official.keeping import Received, keep
from watchers.official.read_copy import read_copy


def kept(folder, text, url=URL):
    """Keeps a copy of the Entity List as if it had been fetched."""
    file = folder.parent / "received"
    file.write_text(text, "utf-8", newline="")
    sent = Received(
        file=file,
        list_id="us-entity-list",
        url=url,
        final_url=url,
        redirect="",
        last_modified="",
    )
    return keep(Copies(folder), sent)


def test_the_last_copy_in_the_cache_shows_that_who_lacks_is_gone(parties, bis, cache):
    gone = [
        samples.bis_row(name, "84 FR 54002", "10/9/2019")
        for name in ("Daily", "Industry-Site", "Trade-Ministry")
    ]
    others = [
        samples.bis_row(f"Firm {number}", "90 FR 4617", "1/2/2018", country="Iran")
        for number in range(60)
    ]
    new = "\r\n".join([samples.BIS.rstrip(), *others])
    bis.write_text(new, "utf-8", newline="")
    assert run(parties, "us-entity-list", bis).exit_code == 2
    last = kept(cache, "\r\n".join([samples.BIS.rstrip(), *others, *gone]))
    kept(cache, "<html>")
    kept(cache, new)
    done = run(parties, "us-entity-list", bis)
    assert done.exit_code == 1
    assert "Not on the list (3)" in done.stdout
    words = " ".join(done.stdout.split())
    assert f"has 64 of the 67 parties of the last copy, {last.file}, and is taken as" in words
    (cache / last.file).write_text("changed", "utf-8")
    assert run(parties, "us-entity-list", bis).exit_code == 2


def test_a_file_fetched_now_is_newer_than_every_copy_though_it_lost_its_newest_listings(
    listed_package, publisher, bis, cache
):
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": URL}])
    newest = [samples.bis_row(f"Firm {number}", "90 FR 4617", "1/2/2025") for number in range(9)]
    kept(cache, "\r\n".join([samples.BIS.rstrip(), *newest]))
    publisher(body=samples.BIS.encode())
    at_hand = run(listed_package, "us-entity-list", bis)
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": f"{URL}2"}])
    fetched = run(listed_package, "us-entity-list", "--fetch", "--copies", cache)
    assert (at_hand.exit_code, fetched.exit_code) == (1, 2)
    assert "has only 4 of the 13 parties of the last copy" in " ".join(fetched.stdout.split())


def test_a_copy_from_another_address_shows_nothing_where_there_is_one_from_this(
    listed_package, bis, cache
):
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": URL}])
    kept(cache, samples.BIS.replace("1 First Road", "2 First Road"))
    others = [samples.bis_row(f"Firm {number}", "90 FR 4617", "1/2/2018") for number in range(99)]
    kept(cache, "\r\n".join([samples.BIS.rstrip(), *others]), url=f"{URL}2")
    done = run(listed_package, "us-entity-list", bis)
    assert (done.exit_code, "of the last copy" in done.stdout) == (1, False)
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": f"{URL}2"}])
    assert run(listed_package, "us-entity-list", bis).exit_code == 2


def test_a_party_listed_last_that_is_gone_from_the_file_fetched_now_is_told(
    listed_package, publisher, clock, tmp_path
):
    """Without it the newest listing in the file is older, and so seems the file."""
    last = listed("us-entity-list", "daily", "The Daily", effective_on="2025-05-01")
    change_rows(listed_package, "designations", [last])
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": URL}])
    others = [
        samples.bis_row(f"Firm {number}", "83 FR 4617", "1/2/2018", country="Iran")
        for number in range(200)
    ]
    body = "\r\n".join([samples.BIS.rstrip(), *others])
    publisher(body=body.encode())
    for day, is_told in (("2025-04-30", False), ("2025-05-02", True)):
        clock(day)
        done = run(listed_package, "us-entity-list", "--fetch", "--copies", tmp_path / day)
        assert f"of {day} (the day on which it was fetched)" in " ".join(done.stdout.split())
        assert (done.exit_code, "Not on the list (1)" in done.stdout) == (1, is_told)
    file = tmp_path / "at-hand.csv"
    file.write_text(body, "utf-8", newline="")
    at_hand = run(listed_package, "us-entity-list", file)
    assert at_hand.exit_code == 2
    words = " ".join(at_hand.stdout.split())
    assert "or these are gone from it: The Daily. Give its day with --as-of" in words


def test_a_fetched_file_that_cannot_be_compared_is_a_trouble_of_its_page(
    listed_package, publisher, tmp_path
):
    change_rows(listed_package, "lists", [{"list_id": "us-entity-list", "download_url": URL}])
    publisher(body=samples.BIS.replace("10/9/2019", "43747").encode())
    folders = ("--copies", tmp_path / "copies", "--troubles", tmp_path / "troubles")
    assert run(listed_package, "us-entity-list", "--fetch", *folders).exit_code == 2
    (file,) = (tmp_path / "troubles").iterdir()
    assert file.name == "unrecognised.us-entity-list.md"
    assert "days of listings could not be read, such as '43747" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "list_id", "words"),
    [
        ("uk_csv.csv", "us-sdn", "is UK Sanctions List (CSV) and holds UK Sanctions List, not us"),
        ("ofac_csv-non-sdn.csv", "us-sdn", "holds Non-SDN Chinese"),
        ("eu-weak-alias.xml", "uk-sanctions-list", "not uk-sanctions-list"),
    ],
)
def test_a_list_under_the_name_of_another_is_no_delisting(
    listed_package, tmp_path, name, list_id, words
):
    done = run(listed_package, list_id, samples.write(tmp_path, name))
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_another_list_in_the_layout_of_the_entity_list_is_no_delisting(listed_package, bis):
    other = samples.BIS.replace("\nEL,", "\nUnverified List,")
    bis.write_text(other, "utf-8", newline="")
    done = run(listed_package, "us-entity-list", bis)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "holds us-unverified-list, not us-entity-list" in " ".join(done.stderr.split())


@pytest.mark.parametrize("content", [samples.BIS, "", "<html>"])
def test_a_file_that_changes_while_it_is_read_is_refused(listed_package, bis, monkeypatch, content):
    def changing(path):
        path.write_text(content + "\n", "utf-8")
        return read_copy(path)

    monkeypatch.setattr("watchers.reconcile.hashed_copy.read_copy", changing)
    done = run(listed_package, "us-entity-list", bis)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "the file changed while it was read; try again" in " ".join(done.stderr.split())


def test_what_can_be_read_only_once_is_refused(listed_package):
    reader, writer = os.pipe()
    os.close(writer)
    done = run(listed_package, "us-entity-list", f"/dev/fd/{reader}")
    os.close(reader)
    assert done.exit_code == 2
    assert "save it in a file first" in " ".join(done.stderr.split())
