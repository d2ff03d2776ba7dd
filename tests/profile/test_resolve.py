"""What a reader may type after `watchers show`."""

import pytest
from click.testing import CliRunner

from support.accounts import shown
from support.packages import change_rows
from watchers.cli import cli
from watchers.profile.resolve import UnknownId


@pytest.mark.parametrize(
    ("asked", "row_id"),
    [
        ("相机制造有限公司", "camera-maker"),
        ("CAMERA MAKER LTD", "camera-maker"),
        ("相機製造有限公司", "camera-maker"),
        ("北县社会面防控体系", "north-county-cameras"),
        ("ministry lists the camera maker", "first-listing"),
        ("north-county", "north-county"),
        ("daily-2", "daily-2"),
        ("trade-list-camera-maker", "camera-maker"),
    ],
)
def test_a_name_a_title_and_any_id_mean_the_row(valid_package, asked, row_id):
    assert shown(valid_package, asked).row_id == row_id


def test_the_number_of_a_ticker_is_enough(valid_package):
    row = {
        "identifier_id": "camera-maker-ticker",
        "entity_id": "camera-maker",
        "scheme": "ticker",
        "value": "SZSE:002415",
        "source_id": "daily-report",
    }
    change_rows(valid_package, "identifiers", [row])
    assert shown(valid_package, "002415").row_id == "camera-maker"


def test_several_that_fit_are_listed(valid_package):
    change_rows(valid_package, "names", [named("a", "daily"), named("b", "county-office")])
    with pytest.raises(UnknownId, match="'Two Bureaus' can mean:\n  .*\n  "):
        shown(valid_package, "Two Bureaus")


def named(name_id, entity_id):
    row = {"name_id": name_id, "entity_id": entity_id, "name": "Two Bureaus", "kind": "short"}
    return row | {"language": "en", "script": "Latn", "source_id": "daily-report"}


@pytest.mark.parametrize("asked", ["camera mak", "Camera Makr", "cameras, county"])
def test_what_is_only_alike_is_offered_and_never_shown(valid_package, asked):
    with pytest.raises(UnknownId, match="is not an id, name or title in the record. Similar:\n  "):
        shown(valid_package, asked)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("斑马镜头", "is not an id, name or title in the record.\n"),
        ("", "an empty text is not an id, name or title\n"),
        ("\x1b[31mred", "'U+001B[31mred' is not an id, name or title in the record.\n"),
    ],
)
def test_what_means_nothing_is_wrong_usage(valid_package, asked, said):
    done = CliRunner().invoke(cli, ["--package", str(valid_package), "show", asked])
    assert done.exit_code == 2
    assert done.stderr.endswith(said)
