"""A comparison of the small package with entries made for it."""

from watchers.matching.index import index_of
from watchers.official.entries import Copy, Entry
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


def compared(
    package, entries, list_id=EL, day="2024-01-02", whole_by="its own count", **told_by_copy
):
    record = Record(open_package(package))
    copy = Copy(
        "Sample",
        list(entries),
        {EL: "Entity List", "us-uvl": "Unverified List"},
        whole_by=whole_by,
        **told_by_copy,
    )
    return reconcile(record, index=index_of(record), list_id=list_id, copy=copy, day=day)


def told(result):
    return [
        (found.kind, found.party_id, found.in_file, found.in_record)
        for found in result.discrepancies
    ]
