"""Tables that fit into the memory: read whole, and checked by pandera."""

from __future__ import annotations

from hashlib import sha256

from watchers.checks.engine_choice import INSTEAD
from watchers.checks.frames import Frames
from watchers.checks.loaded import Loaded, ParallelMap
from watchers.checks.whole_files import check_size_and_hash
from watchers.package.model import Package, Table
from watchers.package.table_files import check_sizes, read_table
from watchers.problems.problem import Findings
from watchers.problems.report import Unchecked, ValidationReport
from watchers.tables import strict_csv


def contents_of(package: Package, report: ValidationReport) -> dict[str, bytes]:
    """The bytes of the files that can be read; the report names the others."""
    too_large = check_sizes(package, report.findings, instead=INSTEAD)
    contents = {}
    for name, table in package.tables.items():
        content = None if name in too_large else read_table(package, table, report.findings)
        if content is None:
            report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
        else:
            contents[name] = content
    return contents


def load(
    package: Package, contents: dict[str, bytes], report: ValidationReport, each: ParallelMap
) -> Loaded | None:
    """The tables that can be read row by row, None if there are none; empties `contents`.

    The report names the others, and gets what is wrong with the bytes.
    """
    readable = _readable_files(package, contents, report, each)
    if not readable:
        return None
    # Imported here because pandas and pandera take longer to import than all else takes to run.
    from watchers.checks import runner
    from watchers.tables.check_frames import check_frame, first_unsorted

    names = list(readable)
    made = each(lambda name: check_frame(readable.pop(name), package.tables[name]), names)
    eager = dict(zip(names, made, strict=True))
    return Loaded(
        frames=Frames({name: frame.lazy() for name, frame in eager.items()}),
        rows={name: len(frame) for name, frame in eager.items()},
        first_unsorted={
            name: first_unsorted(frame, package.tables[name].primary_key)
            for name, frame in eager.items()
        },
        run=runner.run,
        each=each,
        prove_alive=runner.prove_alive,
    )


def _readable_files(
    package: Package, contents: dict[str, bytes], report: ValidationReport, each: ParallelMap
) -> dict[str, bytes]:
    """The files that can be read row by row; the report names the others. Empties `contents`."""

    def read(table: Table) -> tuple[bytes | None, Findings]:
        content, findings = contents.pop(table.name), Findings()
        check_size_and_hash(
            package,
            table,
            findings,
            size=len(content),
            sha256=lambda: sha256(content).hexdigest(),
        )
        return strict_csv.read(table.path, content, table.columns, findings), findings

    readable, names = {}, list(contents)
    results = each(read, [package.tables[name] for name in names])
    for name, (content, findings) in zip(names, results, strict=True):
        report.findings.merge(findings)
        if content is None:
            report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
        else:
            readable[name] = content
    return readable
