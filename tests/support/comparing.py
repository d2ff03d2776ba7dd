"""A comparison of the small package with entries made for it."""

from watchers.matching.index import index_of
from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.list_copy import ListCopy, Proof
from watchers.package.descriptor import open_package
from watchers.reconcile.compare import reconcile
from watchers.tables.rows import Record

EL = "us-entity-list"
CAMERA = Entry(
    EL, "Camera Maker Co., Ltd.", 2, country="CN", since="2019-10-09", notices=("84 FR 54004",)
)
OFFICE = Entry(
    EL,
    "North County People?s Bureau",
    3,
    country="CN",
    since="2019-10-09",
    notices=("84 FR 54002", "85 FR 44159"),
)


SAMPLE = Layout(
    name="Sample",
    file_format="none",
    lists={EL: "Entity List", "us-uvl": "Unverified List"},
    recognises=lambda file: False,
    read=lambda file: ListCopy(layout=SAMPLE, entries=()),
)


def copy_with(*entries, **about):
    """A copy with these entries."""
    return ListCopy(layout=SAMPLE, entries=entries, **about)


def compared(
    package,
    entries,
    list_id=EL,
    day="2024-01-02",
    complete=Proof.COUNT_OF_ENTRIES,
    last=None,
    **about_copy,
):
    record = Record(open_package(package))
    copy = copy_with(*entries, complete=complete, **about_copy)
    return reconcile(record, index=index_of(record), list_id=list_id, copy=copy, day=day, last=last)


def told(result):
    return [
        (found.kind, found.party_id, found.in_file, found.in_record)
        for found in result.discrepancies
    ]
