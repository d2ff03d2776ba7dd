"""The site is written whole or not at all, and always the same bytes."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from support.commands import run
from support.packages import change_rows
from support.site import build
from watchers.package.model import Package
from watchers.problems.errors import WriteFailed

pytestmark = pytest.mark.usefixtures("only_changed_tables")

AGAIN = """
import sys
from pathlib import Path
from support.site import build
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def test_the_bytes_are_the_same_elsewhere(
    valid_package: Path, tmp_path: Path, start: Callable
) -> None:
    here = contents(build(valid_package, tmp_path / "here"))
    there = tmp_path / "there"
    tests = str(Path(__file__).parents[1])
    scripts = str(Path(tests).parent / "scripts")
    out, err = start(
        AGAIN,
        valid_package,
        there,
        PYTHONPATH=os.pathsep.join([tests, scripts]),
        TZ="Asia/Tokyo",
        PYTHONHASHSEED="1",
        LC_ALL="C",
    ).communicate()
    assert (out, err) == ("", "")
    assert contents(there) == here


def test_the_manifest_names_every_other_file(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    assert {*hashes_of(site), "manifest.json"} == set(contents(site))


def hashes_of(site: Path) -> dict[str, str]:
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    return {file["path"]: file["hash"] for file in manifest["files"]}


def test_names_of_files_do_not_differ_in_case_alone(valid_package: Path, tmp_path: Path) -> None:
    names = list(contents(build(valid_package, tmp_path / "site")))
    assert len({name.casefold() for name in names}) == len(names)


def test_a_full_disk_leaves_the_earlier_site(
    valid_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(build(valid_package, tmp_path / "site"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailed, match="No space left"):
        build(valid_package, tmp_path / "site")
    assert contents(tmp_path / "site") == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["package", "site"]


def test_a_site_with_a_file_of_somebodys_is_not_replaced(
    valid_package: Path, tmp_path: Path
) -> None:
    site = build(valid_package, tmp_path / "site")
    (site / "entities" / "notes.txt").write_text("mine")
    result = run("--package", valid_package, "export", "site", "--overwrite", "-o", site)
    assert (result.exit_code, "not an earlier export" in result.output) == (2, True)
    assert (site / "entities" / "notes.txt").read_text() == "mine"


def test_the_command_replaces_a_site_only_if_it_is_told_to(
    valid_package: Path, tmp_path: Path
) -> None:
    arguments = ("--package", valid_package, "export", "site", "-o", tmp_path / "site")
    assert run(*arguments).exit_code == 0
    refused = run(*arguments)
    assert (refused.exit_code, "--overwrite" in refused.output) == (2, True)
    assert run(*arguments, "--overwrite").exit_code == 0


@pytest.fixture
def lacking_claims(package: Package) -> Path:
    """A package without a table that answers do not need and the site does."""
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    kept = [one for one in descriptor["resources"] if one["name"] != "claims"]
    file.write_text(json.dumps({**descriptor, "resources": kept}), "utf-8")
    return package.root


def test_an_older_package_gets_all_formats_but_the_site(
    lacking_claims: Path, tmp_path: Path
) -> None:
    result = run("--package", lacking_claims, "export", "--all", "--force", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "without the site: this package has no table claims" in result.stderr
    names = {entry.name for entry in (tmp_path / "out").iterdir()}
    assert "watchers.xlsx" in names and "watchers.site" not in names
    alone = run("--package", lacking_claims, "export", "site", "--force", "-o", tmp_path / "site")
    assert (alone.exit_code, alone.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "site").exists()


def test_a_published_site_says_where_it_is(valid_package: Path, tmp_path: Path) -> None:
    file = valid_package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    homepage = "https://example.org/watchers"
    file.write_text(json.dumps({**descriptor, "homepage": homepage}), "utf-8")
    site = build(valid_package, tmp_path / "site")
    page = (site / "entities" / "camera-maker.html").read_text("utf-8")
    address = f"{homepage}/entities/camera-maker.html"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f"<loc>{address}</loc>" in (site / "sitemap.xml").read_text("utf-8")


def test_a_site_without_a_home_page_names_no_address(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    assert not (site / "sitemap.xml").exists()
    assert 'rel="canonical"' not in (site / "index.html").read_text("utf-8")


def test_the_data_set_names_its_download_and_hash(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    graph = json.loads((site / "record.jsonld").read_text("utf-8"))["@graph"]
    (download,) = [node for node in graph if "DataDownload" in node["@type"]]
    assert graph[0]["distribution"] == [download["@id"]]
    assert hashes_of(site)[download["contentUrl"]] == f"sha256:{download['sha256']}"


def test_linked_data_names_the_page_of_the_data_set(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    graph = json.loads((site / "record.jsonld").read_text("utf-8"))["@graph"]
    pages = [node["mainEntityOfPage"]["@id"] for node in graph if "mainEntityOfPage" in node]
    assert pages == ["index.html"]


def test_long_indexes_are_cut_by_letter(valid_package: Path, tmp_path: Path) -> None:
    places = [
        {"place_id": f"place-{number}", "name": f"{letter}place {number}", "kind": "county",
         "parent_id": "north-region", "source_id": "industry-site"}
        for letter, numbers in (("A", range(120)), ("B", range(120, 130)))
        for number in numbers
    ]  # fmt: skip
    change_rows(valid_package, "places", places)
    site = build(valid_package, tmp_path / "site")
    assert (site / "places" / "index_a.html").is_file()
    assert (site / "places" / "index_a_2.html").is_file()
    first = (site / "places" / "index_a.html").read_text("utf-8")
    assert first.count('<li><a href="place-') == 100


def test_feeds_have_links_only_if_the_site_has_an_address(
    valid_package: Path, tmp_path: Path
) -> None:
    nowhere = build(valid_package, tmp_path / "nowhere") / "feeds" / "record.xml"
    assert "<link" not in nowhere.read_text("utf-8")
    file = valid_package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    homepage = "https://example.org/watchers/"
    file.write_text(json.dumps({**descriptor, "homepage": homepage}), "utf-8")
    somewhere = build(valid_package, tmp_path / "somewhere") / "feeds" / "record.xml"
    assert f'href="{homepage}events/first-listing.html"' in somewhere.read_text("utf-8")
