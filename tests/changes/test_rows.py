"""Each changed row counts as what it is: a change in the world, in what we know, or ours."""

import pytest

from support.packages import change_rows


def body(result):
    return [line.strip() for line in result.output.splitlines()[2:-2] if line.strip()]


def test_the_same_package_has_no_difference(diff):
    result = diff("--exit-code", "--require-bump")
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "Briefly: nothing changed.",
        "",
        "Version: no version bump needed (0.1.0).",
    ]


def test_the_order_of_rows_is_no_change(diff, rewrite):
    rewrite("places", lambda rows: rows[::-1])
    assert "nothing changed" in diff().output


def test_an_end_is_a_change_of_the_world(diff, new):
    change_rows(
        new,
        "designations",
        [
            {
                "designation_id": "trade-list-camera-maker",
                "ended_on": "2026-01-20",
                "end_reason": "removed",
                "end_source_id": "trade-notice",
            }
        ],
    )
    result = diff()
    assert result.output.splitlines()[1] == "Briefly: 1 row ended, in 1 table."
    assert body(result) == [
        "designations",
        "! trade-list-camera-maker: ended_on: '' → '2026-01-20'",
        "! trade-list-camera-maker: end_reason: '' → 'removed'",
        "! trade-list-camera-maker: end_source_id: '' → 'trade-notice'",
    ]


def test_a_changed_value_is_a_correction_of_ours(diff, new):
    change_rows(
        new,
        "contracts",
        [
            {
                "contract_id": "north-county-cameras",
                "amount": "336000000",
                "amount_qualifier": "about",
            }
        ],
    )
    result = diff()
    assert result.output.splitlines()[1] == "Briefly: 1 row corrected, in 1 table."
    assert body(result)[1:] == [
        "~ north-county-cameras: amount: '335990000' → '336000000'",
        "~ north-county-cameras: amount_qualifier: 'exact' → 'about'",
    ]


def test_an_end_that_changes_is_a_correction(diff, new):
    change_rows(new, "contracts", [{"contract_id": "north-county-cameras", "ended_on": "2024-11"}])
    assert body(diff())[1:] == ["~ north-county-cameras: ended_on: '2024-12' → '2024-11'"]


def test_an_empty_cell_that_is_filled_says_that_we_know_more(diff, new):
    change_rows(new, "places", [{"place_id": "north-city", "name_ug": "شەھەر"}])
    result = diff()
    assert result.output.splitlines()[1] == "Briefly: 1 row completed, in 1 table."
    assert body(result)[1:] == ["> north-city: name_ug: '' → 'شەھەر'"]


def test_a_row_that_ended_is_counted_once_and_all_its_cells_are_told(diff, new):
    change_rows(
        new,
        "entities",
        [
            {
                "entity_id": "county-office",
                "dissolved_on": "2026",
                "summary": "Office that bought cameras.",
                "founded_on": "1999",
            }
        ],
    )
    result = diff()
    assert result.output.splitlines()[1] == "Briefly: 1 row ended, in 1 table."
    assert sorted(line[0] for line in body(result)[1:]) == ["!", ">", "~"]


def test_new_rows_and_those_that_tell_of_new_days(diff, new):
    event = {"kind": "statement", "summary": "It said so.", "source_id": "trade-notice"}
    change_rows(
        new,
        "events",
        [
            {"event_id": "late", "title": "Late", "occurred_on": "2026-02-03", **event},
            {"event_id": "early", "title": "Early", "occurred_on": "2026-01", **event},
        ],
    )
    result = diff()
    assert (
        result.output.splitlines()[1]
        == "Briefly: 2 rows added, in 1 table. Of the new rows, 1 is dated after 2026-01-31."
    )
    assert body(result)[1].startswith(
        "+ early: title='Early', kind='statement', occurred_on='2026-01'"
    )


def test_a_withdrawn_row_is_told_with_what_it_said(diff, rewrite):
    rewrite("claims", lambda rows: [row for row in rows if row["claim_id"] != "daily-2"])
    result = diff()
    assert result.output.splitlines()[1] == "Briefly: 1 row withdrawn, in 1 table."
    assert body(result)[1].startswith(
        "- daily-2: source_id='daily-report', statement='A listing is being considered.'"
    )


def test_long_texts_are_shown_where_they_differ(diff, new):
    change_rows(
        new,
        "entities",
        [
            {
                "entity_id": "camera-maker",
                "summary": "Maker of cameras, which won two contracts of the county.",
            }
        ],
    )
    assert body(diff())[1:] == [
        "~ camera-maker: summary: 'Maker of cameras, which won a contract of the county.' → "
        "'Maker of cameras, which won two contracts of the county.'"
    ]
    change_rows(
        new,
        "entities",
        [
            {
                "entity_id": "camera-maker",
                "summary": "Maker of cameras, which won a contract of the county, "
                "and of a city besides.",
            }
        ],
    )
    assert body(diff())[1:] == [
        "~ camera-maker: summary: '…ntract of the county.' → "
        "'…ntract of the county, and of a city besides.'"
    ]


@pytest.mark.parametrize("options", [[], ["--all"]])
def test_many_rows_are_counted_and_shown_only_on_request(diff, new, options):
    figure = {
        "subject": "cameras",
        "metric": "cameras",
        "value": "1",
        "unit": "cameras",
        "qualifier": "exact",
        "source_id": "trade-notice",
    }
    change_rows(new, "figures", [{"figure_id": f"extra-{n:02}", **figure} for n in range(25)])
    lines = body(diff(*options))[1:]
    assert len(lines) == (25 if options else 21)
    assert options or lines[-1] == "+ … and 5 more rows (--all shows them)"
