"""`watchers reconcile`: its exit status, for parts of a list, unknown days and bad input too."""

import pytest

from support import official_samples as samples
from support.listed_package import listed
from support.packages import change_rows
from support.publisher import URL
from support.reconciling import run


def test_status_is_0_where_the_record_explains_all(listed_package, tmp_path, explain):
    file = tmp_path / "download"
    rows = [
        samples.BIS_HEADER,
        samples.bis_row("Camera Maker Co., Ltd.", "84 FR 54002", "5/16/2019"),
        samples.bis_row("North County People?s Bureau", "84 FR 54002", "10/9/2019"),
    ]
    file.write_text("\n".join(rows), "utf-8")
    assert run(listed_package, "us-entity-list", file).exit_code == 1
    explain(
        listed_package, "designations", "us-entity-list-camera-maker", "effective_on", "2019-05-16"
    )
    done = run(listed_package, "us-entity-list", file)
    assert done.exit_code == 0
    assert "1 difference, 1 of them explained in the record." in done.stdout
    assert "Explained: A fault of the list." in done.stdout


def test_a_part_of_a_list_is_told_as_one_and_ends_with_2(parties, bis):
    done = run(parties, "us-entity-list", bis)
    assert done.exit_code == 2
    assert (
        "The file lacks 3 of them; treated as incomplete: missing parties are not"
        in done.stdout.splitlines()
    )
    assert "Not on the list" not in done.stdout
    assert "Not found in an incomplete file (3): open in the record" in done.stdout
    assert "No differences" not in done.stdout


def test_a_file_that_ends_within_a_cell_never_has_no_differences(listed_package, tmp_path):
    file = tmp_path / "download"
    rows = [
        samples.BIS_HEADER,
        samples.bis_row("Camera Maker Co., Ltd.", "84 FR 54002", "10/9/2019"),
        samples.bis_row("North County People?s Bureau", "84 FR 54002", "10/9/2019"),
    ]
    text = "\n".join(row.rstrip(",") for row in rows)
    file.write_text(f"{text}\n", "utf-8")
    assert "\nNo differences.\n" in run(listed_package, "us-entity-list", file).stdout
    file.write_text(text.removesuffix("s"), "utf-8")
    done = run(listed_package, "us-entity-list", file)
    assert done.exit_code == 2
    assert "No differences in what the file holds, which may not be the whole list." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("us-entity-list",), "Give the file of the list, or --fetch to download it."),
        (("us-entity-lst", __file__), "Did you mean us-entity-list?"),
        (("us-entity-list", __file__), "the file has an unknown layout"),
        (("us-entity-list", "no-such-file"), "No such file or directory"),
        (("us-entity-list", "/"), "Is a directory"),
        (
            ("trade-list", "--fetch"),
            "trade-list: no file of it is read yet; --fetch can read: no list of this package",
        ),
        (("us-entity-list", __file__, "--as-of", "2024-02-30"), "does not exist in the calendar"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_word(listed_package, arguments, words):
    done = run(listed_package, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_only_lists_with_an_address_are_said_to_be_fetched(listed_package):
    change_rows(listed_package, "lists", [{"list_id": "us-sdn", "download_url": URL}])
    done = run(listed_package, "trade-list", "--fetch")
    assert done.stderr.rstrip().endswith("--fetch can read: us-sdn")


def test_a_download_that_is_no_list_is_not_kept(listed_package, publisher, tmp_path):
    change_rows(listed_package, "lists", [{"list_id": "us-sdn", "download_url": URL}])
    publisher(body=b"<html><title>Service unavailable</title></html>")
    done = run(listed_package, "us-sdn", "--fetch", "--copies", tmp_path / "copies")
    assert done.exit_code == 2
    assert "is a web page, titled 'Service unavailable', not a list" in " ".join(
        done.stderr.split()
    )
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_file_of_unknown_day_that_may_be_older_than_a_listing_ends_with_2(
    listed_package, tmp_path
):
    later = {
        **listed("us-sdn", "daily", "THE DAILY", effective_on="2025-05-01", published_on=""),
        "citation": "",
    }
    change_rows(listed_package, "designations", [later])
    file = samples.write(tmp_path, "ofac_csv.csv")
    done = run(listed_package, "us-sdn", file)
    words = " ".join(done.stdout.split())
    assert done.exit_code == 2
    assert "or these are gone from it: THE DAILY. Give its day with --as-of" in words
    assert "No differences." not in words
    given = run(listed_package, "us-sdn", file, "--as-of", "2025-04-30")
    assert "THE DAILY" not in given.stdout
    assert run(listed_package, "us-sdn", file, "--as-of", "2025-05-01").exit_code == 1
