"""The picture of a party's life: no label on another, nothing undated hidden, no inline style."""

from collections import Counter
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from support.listings import WITHOUT_DAYS
from support.packages import ROOT, change_rows
from support.pictures import overlaps
from watchers.package.descriptor import open_package
from watchers.profile.account import account
from watchers.profile.sections import Heading
from watchers.site.pictures.svg import SVG, WIDTH, Box, cut, width_of
from watchers.site.pictures.timeline import timeline_picture
from watchers.site.pictures.timeline_items import items, timeline_rows
from watchers.site.pictures.timeline_layout import MOMENT_ROW, RIGHT, axis_of, lanes_of

LISTING = "trade-list-camera-maker"
SEEN = {"began_on": "2019-10-09", "began_by": "source_id"}


def drawn(package, asked="camera-maker", **options):
    return ET.fromstring(timeline_picture(account(open_package(package), asked, **options)))


def lane(root, key):
    return next(group for group in root.iter(f"{{{SVG}}}g") if group.get("class") == f"lane {key}")


def parts(group, css):
    return [element for element in group.iter() if element.get("class") == css]


def label_box(placed):
    return Box(placed.label_left, 0, placed.label_left + width_of(placed.label), MOMENT_ROW - 2)


def largest(record, count=5):
    """The parties with the most events, contracts, listings and owners."""
    found = Counter()
    for table in ("event_parties", "contract_parties", "designations", "ownership"):
        for row in record.tables[table]:
            columns = ("entity_id", "official_id", "owner_id", "owned_id")
            found.update(row[column] for column in columns if row.get(column))
    return [party for party, _ in found.most_common(count)]


def test_no_label_lies_on_another_in_the_five_largest_parties(whole_record):
    for party in largest(whole_record):
        shown = account(whole_record.package, party)
        dated = [item for item in items(shown) if item.is_dated]
        lanes = lanes_of(dated, axis_of(dated, last=shown.package.created))
        assert sum(one.size for one in lanes) == len(dated)
        for row in (row for one in lanes for row in one.rows):
            boxes = [label_box(placed) for placed in row.placed]
            assert not any(overlaps(one, other) for one, other in combinations(boxes, 2))
            assert all(box.left >= 0 and box.right <= WIDTH for box in boxes)


def test_every_dated_line_has_its_place_and_its_words(whole_record):
    shown = account(whole_record.package, "hikvision")
    root = ET.fromstring(timeline_picture(shown))
    told = [row for row in timeline_rows(shown) if row.is_shown]
    assert len(parts(root, "item")) == len(told)
    assert all(group.findtext(f"{{{SVG}}}title") for group in parts(root, "item"))


def test_an_open_listing_runs_to_the_day_of_the_release_without_an_edge(valid_package):
    listings = lane(drawn(valid_package), "listings")
    [bar] = listings.iter(f"{{{SVG}}}rect")
    assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(WIDTH - 10, abs=0.2)
    assert not parts(listings, "edge")
    assert not parts(listings, "perhaps")


def test_an_ended_listing_has_an_edge_after_the_days_on_which_it_may_have_ended(valid_package):
    listings = lane(drawn(valid_package, "project-company"), "listings")
    [edge] = parts(listings, "edge")
    [perhaps] = parts(listings, "perhaps")
    assert float(perhaps.get("width")) > 1  # it ended on some day in 2023-11
    end = float(perhaps.get("x")) + float(perhaps.get("width"))
    assert end == pytest.approx(float(edge.get("x1")), abs=0.2)


def test_what_has_no_known_end_fades_unless_it_is_a_listing(valid_package):
    faded = parts(lane(drawn(valid_package, "project-company"), "contracts"), "perhaps")
    strengths = [float(part.get("fill-opacity")) for part in faded[1:]]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(strengths)) == len(strengths) > 2


def test_a_listing_without_a_date_begins_unseen_before_its_document(valid_package):
    seen = {"designation_id": LISTING, **WITHOUT_DAYS, **SEEN}
    change_rows(valid_package, "designations", [seen])
    listings = lane(drawn(valid_package), "listings")
    strengths = [float(part.get("fill-opacity")) for part in parts(listings, "perhaps")]
    assert strengths and strengths == sorted(strengths)
    shown = account(open_package(valid_package), "camera-maker")
    [row] = [row for row in timeline_rows(shown) if row.lane == Heading.LISTINGS.value]
    assert row.start == "by 2019-10-09" and row.end == "no end known"


def test_what_has_no_date_is_counted_in_the_picture_and_told_on_the_page(valid_package):
    no_dates = {"awarded_on": "", "started_on": "", "tendered_on": "", "ended_on": ""}
    change_rows(valid_package, "contracts", [{"contract_id": "north-county-cameras", **no_dates}])
    shown = account(open_package(valid_package), "camera-maker")
    undated = [row for row in timeline_rows(shown) if not row.is_shown]
    assert [(row.lane, row.start, row.end) for row in undated] == [
        ("Contracts", "not known", "not known")
    ]
    description = drawn(valid_package).findtext(f"{{{SVG}}}desc")
    assert description.endswith("1 line without a date: see the lines on its page.")


def test_a_picture_has_no_inline_style_and_says_what_it_is(valid_package):
    root = drawn(valid_package)
    assert root.get("role") == "img"
    assert root[0].tag == f"{{{SVG}}}title" and "Camera Maker" in root[0].text
    assert root[1].tag == f"{{{SVG}}}desc"
    assert not any("style" in element.attrib for element in root.iter())
    assert not list(root.iter(f"{{{SVG}}}style"))
    assert not any(element.get("id") for element in root.iter())


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            "project-company",
            ["a day", "held", "may have held", "ended", "the day shown: 2026-01-31"],
        ),
        ("daily", ["on one of these days", "the day shown: 2026-01-31"]),
    ],
)
def test_the_legend_explains_the_marks_that_the_picture_has(valid_package, asked, words):
    [legend] = parts(drawn(valid_package, asked=asked), "legend")
    assert [text.text for text in legend.iter(f"{{{SVG}}}text")] == words


def test_the_asked_day_is_a_line_at_the_end_of_the_axis(valid_package):
    root = drawn(valid_package, day="2020-05-01")
    [day] = parts(root, "asked-day")
    [line] = day
    assert "to 2020-05-01;" in root.findtext(f"{{{SVG}}}desc")
    assert line.get("x1") == line.get("x2") == f"{RIGHT:g}"
    assert float(line.get("y1")) < float(line.get("y2"))


def test_the_picture_is_the_same_bytes_again(valid_package):
    shown = [account(open_package(valid_package), "camera-maker") for _ in range(2)]
    assert timeline_picture(shown[0]) == timeline_picture(shown[1])


def test_a_name_cannot_become_markup(valid_package):
    event = {"event_id": "daily-report-published", "title": "<script>&\u202e</script>"}
    change_rows(valid_package, "events", [event])
    picture = timeline_picture(account(open_package(valid_package), "daily"))
    assert "<script" not in picture and "\u202e" not in picture
    assert "U+202E" in picture


@pytest.mark.parametrize("text", ["Camera Maker Co., Ltd.", "海康威视数字技术股份有限公司"])
def test_a_long_text_is_cut_to_its_room_and_says_so(text):
    assert cut(text, width_of(text)) == text
    short = cut(text, width_of(text) - 1)
    assert short.endswith("…") and width_of(short) <= width_of(text) - 1


def test_a_year_that_fills_the_axis_has_its_label(valid_package):
    change_rows(
        valid_package, "events", [{"event_id": "daily-report-published", "occurred_on": "2025"}]
    )
    text = " ".join(drawn(valid_package, asked="daily").itertext())
    assert "The Daily reports the contract" in text


def test_a_listing_that_may_have_ended_is_not_drawn_as_open():
    """Some parties of the list of military companies were removed, and no source says which."""
    found = items(account(open_package(ROOT), "hikvision"))
    ends = {item.label: item.end_in_words for item in found if item.lane is Heading.LISTINGS}
    assert ends["Entity List"] == "no end known"
    assert ends["List of Communist Chinese military companies"] == "not known"
