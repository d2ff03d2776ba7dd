"""The scripts of the site are what they say they are, and carry no more than the record."""

from __future__ import annotations

import csv
import hashlib
import json
import runpy
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from support.packages import ROOT, change_rows
from support.site import build, handed_over, parsed
from watchers.site.browser.files import browser_files, call

HASH = "0" * 64
ROOM = ROOT / "scripts" / "watchers" / "site"
SCRIPTS = sorted((ROOM / "browser").glob("*.js"))
MAX_LINES = 200


def test_the_libraries_are_those_that_the_manifest_names() -> None:
    folder = ROOM / "vendor"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    hashes = [library["sha256"] for library in manifest.values()]
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.name != "manifest.json"
    }
    assert found == {file: digest for one in hashes for file, digest in one.items()}
    for name, library in manifest.items():
        licence = (folder / f"{name}.license.txt").read_text("utf-8")
        assert library["licence"] == "MIT" and "Permission is hereby granted" in licence


@pytest.mark.parametrize(("name", "script"), [("minisearch", "search"), ("cytoscape", "network")])
def test_a_library_goes_out_with_its_licence(name: str, script: str) -> None:
    files = dict(browser_files(HASH))
    assert (ROOM / "vendor" / f"{name}.js").read_bytes() in files[f"assets/{script}.js"]
    assert b"Permission is hereby granted" in files[f"assets/{name}.license.txt"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_short_and_plain(script: Path) -> None:
    text = script.read_text("utf-8")
    assert len(text.splitlines()) <= MAX_LINES
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                 "import ", "fetch(", "localStorage", "document.cookie"):  # fmt: skip
        assert word not in text


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js")
def test_node_reads_every_script(tmp_path: Path) -> None:
    for path, content in browser_files(HASH):
        if path.endswith(".js"):
            file = tmp_path / Path(path).name
            file.write_bytes(content)
            done = subprocess.run(["node", "--check", file], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr


def test_data_cannot_end_the_script_it_stands_in() -> None:
    script = call("take", ["</script><!-- \u2028 海康"])
    assert b"<" not in script and "\u2028".encode() not in script
    assert json.loads(script.decode()[5:-3]) == ["</script><!-- \u2028 海康"]


def test_every_row_with_a_page_is_in_the_index(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    kinds, rows, _ = handed_over(site / "assets" / "search-index.js")
    found = {f"{kinds[row[0]]['folder']}/{row[1]}.html" for row in rows}
    folders = [kind["folder"] for kind in kinds]
    pages = {
        file.relative_to(site).as_posix()
        for folder in folders
        for file in (site / folder).glob("*.html")
        if not file.name.startswith("index")
    }
    assert found == pages


def test_a_name_is_indexed_in_both_scripts_with_pinyin(valid_package: Path, tmp_path: Path) -> None:
    change_rows(
        valid_package,
        "names",
        [{"name_id": "camera-maker-name-9", "entity_id": "camera-maker", "name": "海康威视",
          "language": "zh", "script": "Hans", "kind": "short", "source_id": "industry-site"}],
    )  # fmt: skip
    _, rows, _ = handed_over(build(valid_package, tmp_path / "site") / "assets" / "search-index.js")
    (row,) = [row for row in rows if row[1] == "camera-maker"]
    assert {"海康威视", "海康威視"} <= set(row[3])
    assert "hai kang wei shi" in row[4]


def test_what_claims_state_is_in_the_index_with_its_place(
    valid_package: Path, tmp_path: Path
) -> None:
    site = build(valid_package, tmp_path / "site")
    *_, pages = handed_over(site / "assets" / "search-index.js")
    found = {(f"{path}#{anchor}", text) for path, _, told in pages for anchor, text in told}
    with (valid_package / "data" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        claims = list(csv.DictReader(lines))
    assert found == {
        (f"sources/{row['source_id']}.html#{row['claim_id']}", row["statement"]) for row in claims
    }
    for path, _, told in pages:
        assert {anchor for anchor, _ in told} <= set(parsed((site / path).read_text("utf-8")).ids)


def test_an_owner_weighs_more_than_what_it_owns(valid_package: Path, tmp_path: Path) -> None:
    _, rows, _ = handed_over(build(valid_package, tmp_path / "site") / "assets" / "search-index.js")
    weights = {row[1]: row[6] for row in rows}
    assert weights["camera-maker"] > weights["project-company"]


def test_periods_follow_each_other_without_a_gap(valid_package: Path, tmp_path: Path) -> None:
    site = build(valid_package, tmp_path / "site")
    (shared,) = handed_over(site / "assets" / "list-answers.js")
    for periods in shared["others"].values():
        firsts = [period[0] for period in periods]
        assert firsts[0] == "" and firsts == sorted(set(firsts))
        assert all(period[1] in shared["answers"] for period in periods)
    owned = sorted((site / "assets" / "entities").glob("*.js"))
    assert [file.stem for file in owned] == ["camera-maker", "project-company"]


def test_a_file_that_a_library_no_longer_has_is_named(tmp_path: Path) -> None:
    update = runpy.run_path(str(ROOT / "scripts" / "update_vendor.py"))
    with tarfile.open(tmp_path / "library.tgz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/package.json"))
    with (
        tarfile.open(tmp_path / "library.tgz") as archive,
        pytest.raises(SystemExit, match="the package has no file package/LICENSE"),
    ):
        update["_content"](archive, "package/LICENSE")
