"""Days and parts of the law, compared with those of an official list, each with its own."""

import pytest

from support import official_samples as samples
from support.comparing import CAMERA, EL, OFFICE, compared, copy_with, told
from support.listed_package import listed
from support.packages import change_rows
from watchers.matching.index import index_of
from watchers.official.entries import Entry
from watchers.official.list_copy import Basis, Dated
from watchers.official.read_copy import read_copy
from watchers.package.descriptor import open_package
from watchers.reconcile.compare import reconcile
from watchers.reconcile.discrepancy import Kind
from watchers.tables.rows import Record

UFLPA = "us-uflpa-list"


def test_another_day_says_which_of_our_days_it_is(listed_package):
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", effective_on="2019-10-07")],
    )
    result = compared(listed_package, [CAMERA, OFFICE])
    assert told(result) == [(Kind.DATE, "camera-maker", "2019-10-09", "2019-10-07")]
    assert result.discrepancies[0].remark == "the file has the record's published_on"
    assert result.discrepancies[0].line == 2


def test_a_day_cut_to_what_is_known_agrees_with_each_day_that_it_can_mean(listed_package):
    change_rows(
        listed_package,
        "designations",
        [
            listed(
                EL,
                "camera-maker",
                "Camera Maker Co., Ltd.",
                effective_on="2019-10",
                published_on="",
            )
        ],
    )
    assert told(compared(listed_package, [CAMERA, OFFICE])) == []


def relisted(package, *periods):
    rows = [
        listed(
            EL,
            "camera-maker",
            "Camera Maker Co., Ltd.",
            effective_on=start,
            published_on="",
            ended_on=end,
            end_reason="removed" if end else "",
            end_source_id="trade-notice" if end else "",
        )
        for start, end in periods
    ]
    change_rows(
        package,
        "designations",
        [
            rows[0],
            {
                **rows[1],
                "designation_id": "us-entity-list-camera-maker-2",
                "citation": "89 FR 33333",
            },
        ],
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-12-31", []),
        ("2023-06-01", [(Kind.ENDED, "camera-maker", "Camera Maker Co., Ltd.", "2022-01-10")]),
        (
            "2024-06-01",
            [
                (Kind.DATE, "camera-maker", "2019-10-09", "2024-05-01"),
                (Kind.CITATION, "camera-maker", "84 FR 54004", "89 FR 33333"),
            ],
        ),
    ],
)
def test_a_relisted_party_is_compared_by_the_listing_of_that_day(listed_package, day, expected):
    relisted(listed_package, ("2019-10-09", "2022-01-10"), ("2024-05-01", ""))
    assert told(compared(listed_package, [CAMERA, OFFICE], day=day)) == expected


def test_parts_of_the_law_are_compared_with_their_own_days(listed_package):
    first, second, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(ii)", "2(d)(2)(B)(v)"
    since = {"statute": first, "effective_on": "2022-06-21"}
    row = listed(UFLPA, "camera-maker", "Camera Maker Co., Ltd.", **since)
    change_rows(
        listed_package,
        "designations",
        [row, {**row, "designation_id": "last", "statute": last, "effective_on": "2024-01-15"}],
    )
    record = Record(open_package(listed_package))

    def against(*parts):
        entry = Entry(
            UFLPA,
            "Camera Maker Co., Ltd.",
            2,
            since=parts[0][1],
            statutes=parts[0][0],
            further=parts[1:],
        )
        copy = copy_with(entry, as_of=Dated("2025-01-01", Basis.PUBLICATION_DATE))
        return told(reconcile(record, index=index_of(record), list_id=UFLPA, copy=copy))

    assert against(((first,), "2022-06-21"), ((last,), "2024-01-15")) == []
    assert [
        (kind, in_file)
        for kind, _, in_file, _ in against(((first,), "2024-01-15"), ((last,), "2022-06-21"))
    ] == [(Kind.DATE, "2022-06-21"), (Kind.DATE, "2024-01-15")]
    assert against(
        ((first,), "2022-06-21"), ((last,), "2024-01-15"), ((second,), "2025-01-01")
    ) == [(Kind.PART, "camera-maker", second, f"{first}; {last}")]


def test_a_file_that_gives_one_day_for_two_parts_of_the_law_agrees_with_either(
    listed_package, tmp_path
):
    first, last = "2(d)(2)(B)(i)", "2(d)(2)(B)(v)"
    since = {"statute": first, "effective_on": "2022-06-21"}
    camera = listed(UFLPA, "camera-maker", "Camera Maker Co., Ltd", **since)
    second = {"designation_id": "second-part", "statute": last, "effective_on": "2025-01-15"}
    since = {"statute": first, "effective_on": "2024-05-17"}
    cotton = listed(UFLPA, "daily", "Cotton Field Trading", **since)
    change_rows(listed_package, "designations", [camera, {**camera, **second}, cotton])
    record = Record(open_package(listed_package))
    copy = read_copy(samples.write(tmp_path, "uflpa_table.csv"))
    assert [
        row
        for row in told(reconcile(record, index=index_of(record), list_id=UFLPA, copy=copy))
        if row[0] is not Kind.ALIAS
    ] == [(Kind.STATUTE, "daily", last, first)]


def test_a_list_of_days_of_printing_is_compared_with_the_day_of_printing(listed_package):
    change_rows(
        listed_package,
        "designations",
        [listed(EL, "camera-maker", "Camera Maker Co., Ltd.", effective_on="2019-10-07")],
    )
    printed = Entry(**{**vars(CAMERA), "is_of_printing": True})
    assert told(compared(listed_package, [printed, OFFICE])) == []
    later = Entry(**{**vars(printed), "since": "2019-10-11"})
    assert told(compared(listed_package, [later, OFFICE])) == [
        (Kind.DATE, "camera-maker", "2019-10-11", "2019-10-09")
    ]
