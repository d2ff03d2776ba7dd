"""The site as an export: a folder of pages, and a manifest that names and hashes its files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from watchers.exports.derived import Derived
from watchers.exports.manifest import Entry, earlier_export, hash_of, write_manifest
from watchers.exports.registry import Export, Writes
from watchers.files.atomic import whole_folder
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage

FORMAT = "watchers-site"


def write(package: Package, *, derived: Derived, path: Path, older: Package | None = None) -> None:
    """Writes the site into the folder `path`.

    older: an earlier release; the feeds then also tell what was corrected since.

    Raises UnusablePackage or WriteFailed.
    """
    from watchers.site.build import site_files
    from watchers.site.downloads import downloads
    from watchers.site.edition import Edition
    from watchers.tables.rows import Record

    if derived.answers is None:
        raise UnusablePackage(derived.why_none)
    earlier = Record(older) if older else None
    edition = Edition(derived.answers.record, derived.answers, earlier)
    more = {"feeds_since": older.version} if older else {}
    with whole_folder(path, earlier_export(FORMAT)) as folder, TemporaryDirectory() as workshop:
        offered = list(downloads(package, derived, folder=Path(workshop)))
        files: list[Entry] = []
        for name, content in site_files(edition, offered):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            files.append({"path": name, "hash": hash_of(content)})
        files.sort(key=itemgetter("path"))
        write_manifest(folder, package, form=FORMAT, files=files, **more)


EXPORT = Export(
    name="site",
    ending=".site",
    writes=Writes.FOLDER,
    summary="a folder of web pages that need no server",
    write=write,
    carries="all of it as pages, with search, feeds and the other exports to download",
    leaves_out="nothing",
    opened_with="python -m http.server -d watchers.site",
    needs_whole_record=True,
    needs_all_days=True,
)


def all_formats(*, older: Package | None = None) -> dict[str, Export]:
    """Every format by its name: the files for programs, and the site.

    older: an earlier release, with which the site is compared.
    """
    from watchers.exports import FORMATS

    site = replace(EXPORT, write=partial(write, older=older))
    return dict(sorted({**FORMATS, site.name: site}.items()))


def refuse_since(output_format: str) -> None:
    """Raises ValueError if exports in the format are not compared with an earlier release."""
    if output_format != EXPORT.name:
        raise ValueError(
            f"only the {EXPORT.name} tells what changed since an earlier release, in its feeds;"
            f" {output_format} does not"
        )


def refuse_day(output_format: str) -> None:
    """Raises ValueError if exports in the format show every day, and none alone."""
    if all_formats()[output_format].needs_all_days:
        raise ValueError(f"the {output_format} shows every day; leave out the day")
