"""What `watchers diff` gives: each format, a file, the exit status, and what it refuses."""

import csv
import io
import json

from support.packages import change_rows


def test_json_holds_everything(diff, new):
    change_rows(new, "contracts", [{"contract_id": "north-county-cameras", "amount": "336000000"}])
    told = json.loads(diff("--format", "json").output)
    assert told["totals"] == {
        "added": 0,
        "ended": 0,
        "completed": 0,
        "corrected": 1,
        "withdrawn": 0,
    }
    assert told["tables"]["contracts"]["cells"] == [
        {
            "row_id": "north-county-cameras",
            "column": "amount",
            "old": "335990000",
            "new": "336000000",
            "kind": "corrected",
        }
    ]
    assert (told["required_bump"], told["required_version"], told["version_suffices"]) == (
        "PATCH",
        "0.1.1",
        False,
    )


def test_csv_has_a_line_per_cell_and_no_formula(diff, new):
    change_rows(new, "contracts", [{"contract_id": "north-county-cameras", "scope": "=1+1"}])
    rows = list(csv.DictReader(io.StringIO(diff("--format", "csv").output)))
    assert rows == [
        {
            "table": "contracts",
            "row_id": "north-county-cameras",
            "kind": "corrected",
            "column": "scope",
            "old": "Cameras across a county.",
            "new": "'=1+1",
        }
    ]


def test_csv_of_no_difference_is_a_header(diff):
    assert diff("--format", "csv").output == "table,row_id,kind,column,old,new\n"


def test_markdown_carries_no_markup_of_the_data(diff, new):
    change_rows(
        new,
        "contracts",
        [
            {
                "contract_id": "north-county-cameras",
                "scope": "<img src=x> [a](https://example.org) @all | `b`",
            }
        ],
    )
    told = diff("--format", "markdown").output
    assert "&lt;img src=x&gt; \\[a\\](https&#58;//example.org) @&#8203;all | \\`b\\`" in told
    assert "| contracts |  |  |  | 1 |  |" in told


def test_markdown_is_no_longer_than_a_comment_may_be(diff, new):
    change_rows(
        new,
        "figures",
        [
            {"figure_id": f"extra-{n:05}", "subject": "x" * 50, "source_id": "trade-notice"}
            for n in range(900)
        ],
    )
    told = diff("--format", "markdown", "--all").output
    assert len(told) < 60_000
    assert "The rows are too many for a comment" in told and "| figures | 900 |" in told


def test_output_goes_to_a_file(diff, new, tmp_path):
    change_rows(new, "contracts", [{"contract_id": "north-county-cameras", "amount": "336000000"}])
    assert diff("-o", str(tmp_path / "diff.txt")).output == f"wrote {tmp_path / 'diff.txt'}\n"
    assert (tmp_path / "diff.txt").read_text("utf-8").splitlines()[
        1
    ] == "Briefly: 1 row corrected, in 1 table."


def test_changes_give_exit_code_1_only_on_request(diff, new):
    change_rows(new, "contracts", [{"contract_id": "north-county-cameras", "amount": "336000000"}])
    assert (diff().exit_code, diff("--exit-code").exit_code) == (0, 1)


def test_an_id_that_stands_twice_is_refused(diff, rewrite):
    rewrite("places", lambda rows: [rows[0], *rows])
    result = diff()
    assert result.exit_code == 2
    assert (
        result.output
        == "Error: data/places.csv: place_id: 'north-city' appears twice. Run: watchers validate\n"
    )


def test_a_file_that_cannot_be_read_row_by_row_is_refused(diff, new):
    (new / "data" / "places.csv").write_bytes(b'place_id,name\n"a\n')
    result = diff()
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {new}: data/places.csv:")


def test_a_package_that_is_none_is_refused(diff, new):
    (new / "datapackage.json").write_text("{", "utf-8")
    result = diff()
    assert result.exit_code == 2 and result.output.startswith("Error: ")
