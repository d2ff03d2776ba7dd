"""A release is compared with its own day, every other package with today."""

import json

import pytest

from support.packages import RELEASED, change_rows
from watchers.dates.today import today
from watchers.exports import export
from watchers.package.descriptor import open_package
from watchers.package.releases import package_folder

LATER = 86_400 * 365
"""Seconds of a year."""


@pytest.fixture
def a_year_later(valid_package, monkeypatch):
    """The valid package, a year after its release, and with a source that was read in between."""
    change_rows(
        valid_package, "sources", [{"source_id": "trade-notice", "retrieved_on": "2026-07-01"}]
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_769_817_600 + LATER))
    return valid_package


def test_today_is_that_of_source_date_epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817599")
    assert today() == "2026-01-30"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    assert today() == "2026-01-31"


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 30])
def test_a_time_that_is_none_is_refused(monkeypatch, seconds):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        today()


def test_a_package_that_is_worked_on_is_compared_with_today(a_year_later, problems_of):
    package = open_package(a_year_later)
    assert not package.is_release
    assert package.created == "2026-07-01"
    assert package.as_of == "2027-01-31"
    assert problems_of(a_year_later) == []


def test_a_package_that_is_worked_on_has_the_day_of_its_export(a_year_later):
    assert open_package(a_year_later).descriptor["created"] == RELEASED
    archive = export(
        open_package(a_year_later), output_format="csv", path=a_year_later.parent / "watchers.zip"
    )
    with package_folder(archive) as folder:
        assert open_package(folder).created == open_package(a_year_later).created == "2026-07-01"


@pytest.mark.parametrize("day", ["2027-02-01", "2026-02-31", "7.7.2026", ""])
def test_a_reading_on_no_day_of_the_past_does_not_date_a_package(a_year_later, day):
    change_rows(a_year_later, "sources", [{"source_id": "trade-notice", "retrieved_on": day}])
    assert open_package(a_year_later).created == RELEASED[:10]


def test_a_build_between_releases_has_the_day_of_its_newest_reading(a_year_later, problems_of):
    archive = export(
        open_package(a_year_later), output_format="csv", path=a_year_later.parent / "watchers.zip"
    )
    with package_folder(archive) as folder:
        package = open_package(folder)
        assert package.is_release
        assert package.as_of == package.created == "2026-07-01"
        assert problems_of(folder) == []


def test_a_release_is_compared_with_its_own_day(a_year_later, problems_of):
    archive = export(
        open_package(a_year_later), output_format="csv", path=a_year_later.parent / "watchers.zip"
    )
    with package_folder(archive) as folder:
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
        descriptor["created"] = RELEASED
        (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
        assert [line.split("[")[1] for line in problems_of(folder)] == ["date_is_in_the_future]"]


def test_a_descriptor_with_some_hashes_is_no_release(valid_package):
    file = valid_package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    descriptor["resources"][0]["hash"] = "sha256:" + "0" * 64
    file.write_text(json.dumps(descriptor), "utf-8")
    assert not open_package(valid_package).is_release
