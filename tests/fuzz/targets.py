"""What is fuzzed: each target makes its input and the arguments of the commands to run."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from fuzz.inputs import TEXTS, changed_bytes, changed_json
from support.exporting import check_exports
from support.package_changes import changed_packages
from support.packages import ROOT, make_package

Arguments = list[str]
Target = Callable[[st.DataObject, Path], list[Arguments]]
SAMPLES = sorted(
    file
    for file in (ROOT / "tests" / "samples").iterdir()
    if file.suffix in {".csv", ".xml", ".json", ".html"} and ".expected." not in file.name
)
LISTS = ["us-entity-list", "us-sdn", "uk-sanctions-list", "us-uflpa-list", "eu-global-human-rights"]


def _change(data: st.DataObject, file: Path, strategy: Callable[[bytes], object]) -> None:
    file.write_bytes(data.draw(strategy(file.read_bytes())))  # type: ignore[arg-type]


def table(data: st.DataObject, folder: Path) -> list[Arguments]:
    package = make_package(folder / "package")
    _change(data, data.draw(st.sampled_from(sorted((package / "data").iterdir()))), changed_bytes)
    here = ["--package", str(package)]
    return [[*here, "validate"], [*here, "listed", "Camera Maker"], [*here, "show", "camera-maker"]]


def descriptor(data: st.DataObject, folder: Path) -> list[Arguments]:
    if data.draw(st.booleans()):
        package = data.draw(changed_packages()).write(folder / "package")
    else:
        package = make_package(folder / "package")
        _change(data, package / "datapackage.json", data.draw(st.sampled_from(CHANGES)))
    check_exports(package, folder=folder / "exports")
    here = ["--package", str(package)]
    return [[*here, "validate"], [*here, "export", "--all", "-o", str(folder / "again")]]


def schema(data: st.DataObject, folder: Path) -> list[Arguments]:
    package = make_package(folder / "package")
    file = data.draw(st.sampled_from(sorted((package / "schemas").glob("*.json"))))
    _change(data, file, data.draw(st.sampled_from(CHANGES)))
    return [["--package", str(package), "validate"], ["--package", str(package), "tidy", "--check"]]


def release(data: st.DataObject, folder: Path) -> list[Arguments]:
    package, archive = make_package(folder / "package"), folder / "release.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for file in sorted(package.rglob("*.*")):
            if file.is_file():
                members.write(file, file.relative_to(package))
    _change(data, archive, changed_bytes)
    return [["--package", str(archive), "validate"], ["--package", str(archive), "show", "daily"]]


def suppliers(data: st.DataObject, folder: Path) -> list[Arguments]:
    package, file = make_package(folder / "package"), folder / "suppliers.csv"
    file.write_bytes(
        data.draw(changed_bytes("supplier,country\nCamera Maker,CN\n商汤,\n".encode()))
    )
    here = ["--package", str(package), "listed", "--file", str(file), "--column", "supplier"]
    form = data.draw(st.sampled_from(["text", "csv", "json"]))
    return [[*here, "--format", form, "--on", "2021-03-01"]]


def official_list(data: st.DataObject, folder: Path) -> list[Arguments]:
    package, sample = make_package(folder / "package"), data.draw(st.sampled_from(SAMPLES))
    file = folder / sample.name
    file.write_bytes(data.draw(changed_bytes(sample.read_bytes())))
    list_id = data.draw(st.sampled_from(LISTS))
    return [["--package", str(package), "reconcile", list_id, str(file)]]


def names(data: st.DataObject, folder: Path) -> list[Arguments]:
    package = make_package(folder / "package")
    hostile = data.draw(st.lists(TEXTS, min_size=1, max_size=4))
    arguments = [text.replace("\0", "") or "x" for text in hostile]
    return [
        ["--package", str(package), "listed", "--on", "2021-03-01", "--", *arguments],
        ["--package", str(package), "show", "--", arguments[0]],
    ]


CHANGES = [changed_bytes, changed_json]
TARGETS: dict[str, Target] = {
    function.__name__: function
    for function in (table, descriptor, schema, release, suppliers, official_list, names)
}
