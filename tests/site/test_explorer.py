"""The network of the whole record: every tie once, every node in a place of its own."""

from __future__ import annotations

import json

from support.site import handed_over
from watchers.answers.answers import Answers
from watchers.site.edition import Edition
from watchers.site.explorer.data import network_data
from watchers.site.explorer.layout import SPACING, ends, places
from watchers.site.explorer.ties import Kind, ties
from watchers.tables.rows import Record

MAX_BYTES = 300_000


def test_every_row_that_ties_is_one_tie(whole_record: Record, record_edition: Edition) -> None:
    found = ties(record_edition)
    counts = {kind: sum(tie.kind is kind for tie in found) for kind in Kind}
    assert counts == {
        Kind.OWNERSHIP: len(whole_record.tables["ownership"]),
        Kind.CONTRACT: len(whole_record.tables["contract_parties"]),
        Kind.LISTING: len(whole_record.tables["designations"]),
    }


def test_every_node_has_a_place_of_its_own(record_edition: Edition) -> None:
    found = ties(record_edition)
    where = places(found)
    assert where.keys() == {key for tie in found for key in ends(tie)}
    points = sorted(where.values())
    close = [
        (one, other)
        for number, one in enumerate(points)
        for other in points[number + 1 :]
        if abs(one[0] - other[0]) + abs(one[1] - other[1]) < SPACING / 2
    ]
    assert close == []


def test_who_is_on_one_list_alone_stands_around_it(record: Record) -> None:
    where = places(ties(Edition(record, Answers(record))))
    middle, listed = where["lists/trade-list"], where["entities/camera-maker"]
    assert max(abs(middle[0] - listed[0]), abs(middle[1] - listed[1])) <= 2 * SPACING


def test_the_data_is_small_and_leads_to_pages(record_edition: Edition) -> None:
    found = ties(record_edition)
    script = network_data(record_edition, found)
    assert len(script) <= MAX_BYTES
    (data,) = handed_over(script)
    assert all(path.endswith(".html") for _, path, *_ in data["nodes"])
    numbers = range(len(data["nodes"]))
    assert all(one in numbers and other in numbers for _, one, other, *_ in data["ties"])
    assert json.dumps(data) == json.dumps(handed_over(network_data(record_edition, found))[0])


def test_ties_keep_their_dates_and_documents(record: Record) -> None:
    edition = Edition(record, Answers(record))
    (data,) = handed_over(network_data(edition, ties(edition)))
    names = [name for _, _, name, *_ in data["nodes"]]
    told = [
        (data["kinds"][kind], names[one], names[other], start, end, data["documents"][source][0])
        for kind, one, other, _, start, end, source in data["ties"]
    ]
    document = "sources/trade-notice.html"
    assert (
        *("Listing", "Project Company Ltd.", "List of Parties"),
        *("2019-10-09", "2023-11-01/2023-11-30", document),
    ) in told
