"""`export site --since` tells in the feeds what was corrected since an earlier release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import watchers
from support.packages import change_rows, make_package
from watchers.cli import cli

pytestmark = [pytest.mark.usefixtures("only_changed_tables"), pytest.mark.slow]

WAS, IS = "North County upkeep", "North County service"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return make_package(tmp_path / "older")


@pytest.fixture
def corrected(valid_package: Path) -> Path:
    row = {"contract_id": "north-county-upkeep", "title": IS}
    change_rows(valid_package, "contracts", [row])
    return valid_package


def export(package: Path, *arguments: object) -> Result:
    words = ["--package", str(package), "export", *map(str, arguments)]
    return CliRunner().invoke(cli, words)


def feed_of(site: Path) -> str:
    return (site / "feeds" / "record.xml").read_text("utf-8")


def test_feeds_tell_what_was_corrected_since(corrected: Path, older: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert export(corrected, "site", "--since", older, "-o", site).exit_code == 0
    assert f"title: was “{WAS}”, is “{IS}”." in feed_of(site)
    version = json.loads((older / "datapackage.json").read_text("utf-8"))["version"]
    assert json.loads((site / "manifest.json").read_text("utf-8"))["feeds_since"] == version


def test_without_it_feeds_tell_only_what_happened(corrected: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert export(corrected, "site", "-o", site).exit_code == 0
    assert "Corrected by us" not in feed_of(site)
    assert "feeds_since" not in json.loads((site / "manifest.json").read_text("utf-8"))


def test_a_release_zip_will_do_and_so_will_all_formats(
    corrected: Path, older: Path, tmp_path: Path
) -> None:
    release = watchers.export("csv", tmp_path / "older.zip", package=older)
    assert export(corrected, "--all", "--since", release, "-o", tmp_path / "all").exit_code == 0
    assert "Corrected by us" in feed_of(tmp_path / "all" / "watchers.site")


def test_the_function_writes_the_site_of_the_command(
    corrected: Path, older: Path, tmp_path: Path
) -> None:
    ours = watchers.export("site", tmp_path / "ours", package=corrected, since=older)
    export(corrected, "site", "--since", older, "-o", tmp_path / "theirs")
    assert feed_of(ours) == feed_of(tmp_path / "theirs")
    assert "Corrected by us" in feed_of(ours)


def test_other_formats_refuse_it(corrected: Path, older: Path, tmp_path: Path) -> None:
    refused = export(corrected, "json", "--since", older, "-o", tmp_path / "x.json")
    assert refused.exit_code == 2
    assert "--since: only the site tells what changed since an earlier release" in refused.stderr
    assert not (tmp_path / "x.json").exists()
    with pytest.raises(ValueError, match="json does not"):
        watchers.export("json", tmp_path / "x.json", package=corrected, since=older)


def test_what_is_no_package_is_named(corrected: Path, tmp_path: Path) -> None:
    refused = export(corrected, "site", "--since", "nowhere", "-o", tmp_path / "site")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "'nowhere' is not a folder, zip file or git revision" in refused.stderr
    assert not (tmp_path / "site").exists()


def test_the_older_package_is_not_overwritten(corrected: Path, older: Path) -> None:
    arguments = ("site", "--since", older, "-o", older, "--overwrite")
    assert export(corrected, *arguments).exit_code == 2
    assert (older / "datapackage.json").is_file()


def test_an_older_package_without_a_table_is_refused(
    corrected: Path, older: Path, tmp_path: Path
) -> None:
    file = older / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    gone = ("events", "event_parties")
    kept = [one for one in descriptor["resources"] if one["name"] not in gone]
    file.write_text(json.dumps({**descriptor, "resources": kept}), "utf-8")
    refused = export(corrected, "site", "--since", older, "-o", tmp_path / "site")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "site").exists()
