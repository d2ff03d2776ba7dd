"""The FollowTheMoney export of the small package: what becomes of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.ftm import Entities, entities_of, statements_of, values
from watchers.cli import cli
from watchers.exports import derive, export
from watchers.exports.ftm.listings import topics_of
from watchers.exports.ftm.record import open_record
from watchers.package.descriptor import open_package

pytestmark = pytest.mark.usefixtures("only_changed_tables")

LISTING = "watchers-designations-trade-list-camera-maker"
ENDED = "watchers-designations-trade-list-project-company"
MAKER = "watchers-entities-camera-maker"
PROJECT = "watchers-entities-project-company"
CONTRACT = "watchers-contracts-north-county-cameras"


@pytest.fixture
def exported(valid_package: Path, tmp_path: Path) -> Callable[[], Path]:
    """Writes the package as it is by then, and returns the folder."""

    def written() -> Path:
        path = tmp_path / "out.ftm"
        return export(open_package(valid_package), output_format="ftm", path=path, overwrite=True)

    return written


@pytest.fixture
def entities(exported: Callable[[], Path]) -> Entities:
    return entities_of(exported())


def change(package: Path, table: str, old: str, new: str) -> None:
    file = package / "data" / f"{table}.csv"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8", newline="")


def test_each_row_is_an_entity_of_its_schema(entities: Entities) -> None:
    assert Counter(entity["schema"] for entity in entities.values()) == {
        "Company": 2,
        "PublicBody": 2,
        "Organization": 2,
        "Person": 2,
        "Position": 1,
        "Occupancy": 2,
        "Ownership": 2,
        "Sanction": 2,
        "Contract": 2,
        "ContractAward": 2,
        "Event": 2,
        "UnknownLink": 5,
        "Article": 1,
        "Document": 2,
        "Documentation": 11,
    }
    assert list(entities) == sorted(entities)


def test_the_days_of_a_listing_stay_apart(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(
        valid_package,
        "designations",
        "2019-10-07,2019-10-09,2019-10-09,,,,1 TN 1",
        "2019-10-07,2019-10-09,2019-10-10,,,,1 TN 1",
    )
    change(
        valid_package,
        "designations",
        ",,2019-10-09,2023-11,removed,industry-site,1 TN 1,xinjiang_human_rights,,first-listing,"
        "trade-notice,2019-10-09,effective_on",
        "2019-10-07,,,2023-11,removed,industry-site,1 TN 1,xinjiang_human_rights,,first-listing,"
        "trade-notice,2019-10-07,announced_on",
    )
    entities = entities_of(exported())
    assert values(entities, LISTING, "listingDate") == ["2019-10-09"]
    assert values(entities, LISTING, "startDate") == ["2019-10-10"]
    assert "Announced: 2019-10-07." in values(entities, LISTING, "description")
    assert values(entities, ENDED, "listingDate") == ["2019-10-07"]
    assert values(entities, ENDED, "startDate") == []
    assert values(entities, ENDED, "date") == ["2019-10-07"]
    assert values(entities, ENDED, "endDate") == ["2023-11"]
    assert values(entities, ENDED, "status") == ["inactive"]


def test_a_listing_says_whose_it_is_and_why(entities: Entities) -> None:
    expected = {
        "entity": MAKER,
        "authority": "Ministry of Trade",
        "country": "us",
        "program": "List of Parties",
        "programId": "watchers-trade-list",
        "programUrl": "https://example.org/list",
        "reason": "Took part, according to the notice, in abuses.",
        "recordId": "1 TN 1",
        "proof": "watchers-sources-trade-notice",
        "status": "active",
    }
    assert {prop: values(entities, LISTING, prop)[0] for prop in expected} == expected


def test_an_unknown_list_gives_no_sanction(entities: Entities) -> None:
    assert values(entities, MAKER, "topics") == ["poi"]
    assert values(entities, MAKER, "programId") == ["watchers-trade-list"]


def test_a_listing_whose_end_may_lie_ahead_is_not_said_to_have_ended(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "designations", "2019-10-09,2023-11,removed", "2019-10-09,2026,removed")
    assert values(entities_of(exported()), ENDED, "status") == ["unknown"]


@pytest.mark.parametrize(
    ("reasons", "topics"),
    [
        ("removed not_checked", ()),
        ("removed not_checked after_release", ()),
        ("first_seen_later removed", ("poi",)),
        ("removed not_checked owner_may_be_listed", ("poi",)),
        ("some_removed", ("poi",)),
    ],
)
def test_an_unknown_answer_asks_for_a_look_unless_a_removal_is_all_that_is_known(
    valid_package: Path, reasons: str, topics: tuple[str, ...]
) -> None:
    package = open_package(valid_package)
    record = open_record(package, derive(package))
    answer = {"list_id": "trade-list", "answer": "unknown", "reasons": reasons}
    assert topics_of(record, answer) == topics


def test_who_is_owned_is_a_company_and_its_owner_what_it_is(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(
        valid_package,
        "entities",
        "project-company,Project Company Ltd.,company",
        "project-company,Project Company Ltd.,research_body",
    )
    entities = entities_of(exported())
    assert entities[PROJECT]["schema"] == "Company"
    assert values(entities, PROJECT, "classification") == ["research body"]
    link = "watchers-ownership-county-office-project-company"
    assert values(entities, link, "owner") == ["watchers-entities-county-office"]
    assert values(entities, link, "percentage") == ["10.01"]


@pytest.mark.parametrize(
    ("cells", "schemata", "share"),
    [
        ("shareholding,89.99,at_least,held", ["Ownership"], "at least 89.99"),
        ("control,,,held", ["Control"], None),
        ("control,89.99,exact,held", ["Control", "Ownership"], "89.99"),
        ("shareholding,89.99,exact,agreed", ["UnknownLink"], None),
    ],
)
def test_only_what_is_held_is_owned_and_only_what_is_said_to_be_controlled_is(
    valid_package: Path,
    exported: Callable[[], Path],
    cells: str,
    schemata: list[str],
    share: str | None,
) -> None:
    change(valid_package, "ownership", "shareholding,89.99,exact,held", cells)
    links = {
        entity["schema"]: entity["properties"]
        for entity_id, entity in entities_of(exported()).items()
        if entity_id.endswith("-camera-maker-project-company")
    }
    assert sorted(links) == schemata
    assert links.get("Ownership", {}).get("percentage", [None]) == [share]


def test_the_holders_of_a_seat_share_a_post(entities: Entities) -> None:
    post = "watchers-seats-trade-ministry.minister"
    assert values(entities, post, "organization") == ["watchers-entities-trade-ministry"]
    for holder in ("first", "second"):
        office = f"watchers-positions-{holder}-minister-minister"
        assert values(entities, office, "post") == [post]
        assert values(entities, office, "holder") == [f"watchers-officials-{holder}-minister"]


def test_a_contract_has_its_buyer_and_its_award_a_supplier(entities: Entities) -> None:
    assert values(entities, CONTRACT, "authority") == ["watchers-entities-county-office"]
    assert values(entities, CONTRACT, "amount") == ["335990000"]
    assert values(entities, CONTRACT, "contractDate") == ["2017-07-01"]
    assert "Tendered: 2017-04." in values(entities, CONTRACT, "notes")
    award = "watchers-contract-parties-north-county-cameras-supplier"
    assert values(entities, award, "contract") == [CONTRACT]
    assert values(entities, award, "supplier") == [MAKER]


def test_an_amount_that_is_not_exact_is_told_in_words(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "contracts", "335990000,CNY,exact", "335990000,CNY,at_least")
    entities = entities_of(exported())
    assert values(entities, CONTRACT, "amount") == []
    assert "Amount: at least 335990000 CNY." in values(entities, CONTRACT, "notes")


def test_a_name_keeps_its_language_and_its_document(exported: Callable[[], Path]) -> None:
    names = {
        row["value"]: (row["prop"], row["lang"], row["origin"])
        for row in statements_of(exported())
        if row["entity_id"] == MAKER and row["prop_type"] == "name"
    }
    assert names["相机制造有限公司"] == ("name", "zho", "trade-notice")
    assert names["Camera Maker"] == ("alias", "", "trade-notice")


def test_the_words_under_a_thing_are_documented(entities: Entities) -> None:
    words = entities["watchers-evidence-north-county-cameras-1"]["properties"]
    assert words["entity"] == [CONTRACT]
    assert words["document"] == ["watchers-sources-industry-site"]
    assert words["summary"] == ["北县社会面防控体系", "North County social control system"]
    assert words["description"] == ["Words for title_zh, place_id (stated); row 1"]


def test_a_claim_keeps_its_hedge_and_whom_it_credits(entities: Entities) -> None:
    claim = entities["watchers-claims-daily-2"]["properties"]
    assert claim["entity"] == ["watchers-events-first-listing"]
    assert claim["description"] == [
        "Claim (context, partly supported); hedged: considered;"
        " relays people familiar with the matter; The listing came later."
    ]


def test_the_words_under_a_link_are_in_its_description(entities: Entities) -> None:
    award = "watchers-contract-parties-north-county-cameras-supplier"
    assert values(entities, award, "description") == [
        "Words for entity_id, role (stated): “the county signed with Camera Maker”; paragraph 3;"
        " source daily-report"
    ]


def test_a_figure_is_told_of_whom_it_is_about(entities: Entities) -> None:
    figures = [note for note in values(entities, MAKER, "notes") if note.startswith("Figure: ")]
    assert len(figures) == 1 and ": about 1850000000 CNY" in figures[0]
    claim = "watchers-claims-industry-site-1"
    assert values(entities, claim, "entity") == [MAKER]


def test_the_statements_say_what_the_entities_say(exported: Callable[[], Path]) -> None:
    folder = exported()
    stated: dict[str, dict[str, set[str]]] = {}
    for row in statements_of(folder):
        found = stated.setdefault(row["canonical_id"], {})
        if row["prop"] != "id":
            found.setdefault(row["prop"], set()).add(row["value"])
    assert stated == {
        entity_id: {prop: set(found) for prop, found in entity["properties"].items()}
        for entity_id, entity in entities_of(folder).items()
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_begins_as_a_formula_does(
    valid_package: Path, exported: Callable[[], Path], start: str
) -> None:
    change(valid_package, "names", "F. Minister,en", f"{start}HYPERLINK(1),en")
    change(valid_package, "events", "Ministry lists the camera maker", f"{start}cmd|x")
    folder = exported()
    texts = [row["value"] for row in statements_of(folder)]
    assert {f"'{start}HYPERLINK(1)", f"'{start}cmd|x"} <= set(texts)
    assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []


def test_a_text_that_the_format_has_no_room_for_is_visibly_cut(
    valid_package: Path, exported: Callable[[], Path]
) -> None:
    change(valid_package, "events", "Ministry lists the camera maker", "x" * 400)
    (name,) = values(entities_of(exported()), "watchers-events-first-listing", "name")
    assert len(name) == 384 and name.endswith("x … [cut]")


def test_a_package_without_answers_is_refused_and_nothing_written(
    valid_package: Path, tmp_path: Path
) -> None:
    change(valid_package, "ownership_rules", "ownership_rule_id,list_id", "ownership_rule_id,list")
    out = tmp_path / "out.ftm"
    arguments = ["--package", str(valid_package), "export", "ftm", "--force", "-o", str(out)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert "ownership_rules.csv" in done.stderr
    assert not out.exists()
