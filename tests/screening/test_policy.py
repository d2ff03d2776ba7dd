"""Which verdicts end with which exit status: what the user chose, and how old a check may be.

The list of the valid package was last checked on 2026-01-15.
"""

from __future__ import annotations

import pytest

from support.screening import listed


@pytest.mark.parametrize(
    ("day", "options", "status"),
    [
        ("2026-01-20", (), 0),
        ("2026-01-20", ("--max-age", "4"), 3),
        ("2026-01-20", ("--max-age", "5"), 0),
        ("2026-02-14", (), 0),
        ("2026-02-15", (), 3),
        ("2026-02-15", ("--max-age", "31"), 0),
        ("2026-02-15", ("--exit-zero",), 0),
        ("2026-02-15", ("--fail-on", "listed"), 0),
    ],
)
def test_an_old_check_is_for_a_person_to_look_at(valid_package, day, options, status):
    done = listed(valid_package, "The Daily", "--on", day, *options)
    assert done.exit_code == status
    assert ("must be looked at" in " ".join(done.stdout.split())) == (
        status == 3 or day == "2026-02-15" and "--max-age" not in options
    )


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ("listed", 1),
        ("covered", 0),
        ("owned,review", 3),
        ("listed, owned", 1),
        ("no_match", 3),
        ("not_listed", 0),
    ],
)
def test_the_user_says_which_verdicts_fail(valid_package, verdicts, status):
    names = ("Camera Maker", "Project Company Ltd", "Nobody at All")
    done = listed(valid_package, *names, "--on", "2024-01-01", "--fail-on", verdicts)
    assert done.exit_code == status


def test_hits_only_shows_what_the_user_made_a_hit(valid_package):
    asked = ("Nobody at All", "The Daily", "--on", "2024-01-01", "--format", "csv", "--hits-only")
    done = listed(valid_package, *asked, "--fail-on", "no_match")
    assert (done.exit_code, "Nobody at All" in done.stdout, "The Daily" in done.stdout) == (
        3,
        True,
        False,
    )


def test_the_age_of_a_check_counts_for_a_party_with_a_listed_owner_too(valid_package):
    """It is not covered through its owner, and the list was last checked long before the day."""
    done = listed(valid_package, "Project Company Ltd", "--on", "2026-06-01")
    assert done.exit_code == 3
