"""The picture of a party's ties: bounded, readable, linked, and told whole in the table."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from support.packages import change_rows
from support.pictures import overlaps
from watchers.package.descriptor import open_package
from watchers.site.pictures import network_data, svg
from watchers.site.pictures.network import network_picture
from watchers.site.pictures.network_data import Group, network
from watchers.site.pictures.network_layout import nodes_of, party_box
from watchers.site.pictures.network_rows import network_rows
from watchers.site.pictures.svg import SVG, WIDTH
from watchers.tables.rows import Record

OWNER = {"entity_id": "holding", "name": "Holding <b>", "kind": "company", "country": "CN"}
SUMMARY = {"summary": "A holding.", "source_id": "trade-notice"}
LINK = {"kind": "shareholding", "stage": "held", "started_on": "2015", "source_id": "trade-notice"}


def nowhere(mention):
    return ""


def page(mention):
    return f"../{mention.table}/{mention.row_id}.html"


def drawn(found, address=nowhere):
    return ET.fromstring(network_picture(found, address=address))


def names(found, group):
    return {tie.node.row_id for tie in found.ties if tie.group is group}


@pytest.fixture
def owned_package(valid_package):
    """The maker is owned by a holding, which the maker in turn owns."""
    change_rows(valid_package, "entities", [{**OWNER, **SUMMARY}])
    pairs = (("holding", "camera-maker"), ("camera-maker", "holding"))
    links = [
        {"ownership_id": f"{one}-{other}", "owner_id": one, "owned_id": other, **LINK}
        for one, other in pairs
    ]
    change_rows(valid_package, "ownership", links)
    return Record(open_package(valid_package))


def test_ties_are_owners_owned_counterparties_and_lists(record):
    found = network(record, "camera-maker")
    assert names(found, Group.OWNED) == {"project-company"}
    assert names(found, Group.CONTRACTS) == {"county-office"}
    assert names(found, Group.LISTS) == {"trade-list"}
    assert names(network(record, "project-company"), Group.OWNERS) == {
        *("camera-maker", "county-office")
    }


def test_owners_of_owners_are_followed_and_a_circle_ends(owned_package):
    found = network(owned_package, "project-company")
    levels = {tie.node.row_id: tie.level for tie in found.ties if tie.group is Group.OWNERS}
    assert levels["holding"] == 2
    assert len(nodes_of(found)[0]) == len(names(found, Group.OWNERS)) + len(
        names(found, Group.CONTRACTS) | names(found, Group.LISTS)
    )


def test_who_is_listed_is_said_in_words(record):
    texts = list(drawn(network(record, "project-company")).itertext())
    assert "listed: Camera Maker Co., Ltd." in texts


def test_a_listing_of_which_nobody_knows_whether_it_holds_is_not_drawn_as_one(valid_package):
    change_rows(
        valid_package,
        "coverage",
        [
            {
                "coverage_id": "trade-list-removals",
                "list_id": "trade-list",
                "extent": "removals_unseen",
                "complete_from": "2020-01-01",
                "source_id": "industry-site",
            }
        ],
    )
    found = network(Record(open_package(valid_package)), "camera-maker")
    [tie] = [tie for tie in found.ties if tie.group is Group.LISTS]
    assert tie.standing == network_data.UNKNOWN
    assert drawn(found).find(f".//{{{SVG}}}g[@class='node lists is-doubtful']") is not None


def test_a_picture_that_fits_on_no_sheet_is_marked_for_print(record):
    assert drawn(network(record, "camera-maker")).get("class") == "picture network"
    assert svg.picture(
        svg.PRINTED_PAGE + 1, title="", description="", kind="timeline", role="img"
    ).get("class").split() == ["picture", "timeline", "long"]


def test_what_is_over_is_dashed_and_what_holds_is_not(record):
    [old] = drawn(network(record, "project-company")).findall(f".//{{{SVG}}}g[@class='node lists']")
    [new] = drawn(network(record, "camera-maker")).findall(f".//{{{SVG}}}g[@class='node lists']")
    assert old.find(f"{{{SVG}}}rect").get("stroke-dasharray")
    assert not new.find(f"{{{SVG}}}rect").get("stroke-dasharray")


def test_a_picture_with_links_is_no_image_so_that_they_can_be_followed(record):
    found = network(record, "camera-maker")
    root = drawn(found, page)
    links = [link.get("href") for link in root.iter(f"{{{SVG}}}a")]
    assert "../lists/trade-list.html" in links
    assert len(links) == len(nodes_of(found)[0])
    assert root.get("role") == "group"
    assert drawn(found).get("role") == "img"


def test_nothing_lies_on_another_in_the_largest_networks(whole_record):
    parties = sorted(
        whole_record.by_id["entities"],
        key=lambda party: len(whole_record.where("ownership", owner_id=party)),
    )[-5:]
    for party in parties:
        found = network(whole_record, party)
        nodes, _, height = nodes_of(found)
        boxes = [node.box for node in nodes] + [party_box(found, height)]
        assert not any(overlaps(one, other) for one, other in combinations(boxes, 2))
        assert all(box.left >= 0 and box.right <= WIDTH for box in boxes)
        assert all(box.top >= 0 and box.bottom <= height for box in boxes)


def test_what_finds_no_room_is_counted_and_told_in_the_table(whole_record, monkeypatch):
    monkeypatch.setattr(network_data, "MOST_NODES", 1000)
    whole = network(whole_record, "hikvision")
    monkeypatch.setattr(network_data, "MOST_NODES", 10)
    short = network(whole_record, "hikvision")
    assert len(nodes_of(short)[0]) == 10
    rows = network_rows(short)
    assert len(rows) == len(network_rows(whole))
    assert {row.is_shown for row in rows} == {True, False}
    left_out = {(tie.group, tie.node) for tie in short.left_out}
    description = drawn(short).findtext(f"{{{SVG}}}desc")
    assert f"{len(left_out)} more: see the lines and the table below." in description


def test_a_party_without_ties_has_no_picture(record):
    assert network_picture(network(record, "daily"), address=nowhere) == ""


def test_a_picture_has_no_inline_style_and_no_markup_of_a_name(owned_package):
    picture = network_picture(network(owned_package, "camera-maker"), address=page)
    assert "<b>" not in picture and "Holding &lt;b&gt;" in picture
    root = ET.fromstring(picture)
    assert not any("style" in element.attrib or element.get("id") for element in root.iter())
