"""What is hedged, disputed, agreed only or not stated is no certain edge."""

from __future__ import annotations

import pyarrow as pa

from support.export_fixtures import RECORD_EXPORTS
from support.graph import Graph, edges_of
from watchers.exports.graph.statements import Statements

pytestmark = RECORD_EXPORTS


def test_names_hedges_and_disputes_are_attributes(
    graphml: Graph, rows: dict[str, list[dict]]
) -> None:
    hikvision = graphml.nodes["entities/hikvision"]
    further = {row["name"] for row in rows["names"] if row["entity_id"] == "hikvision"}
    assert set(hikvision["other_names"].split(" | ")) == further
    claims = [row for row in rows["claims"] if row["about_table"] == "contracts"]
    hedged = {f"contracts/{row['about_id']}" for row in claims if row["hedge"]}
    disputed = {f"contracts/{row['about_id']}" for row in claims if row["stance"] == "contradicts"}
    contracts = [key for key in graphml.nodes if key.startswith("contracts/")]
    assert {key for key in contracts if "hedges" in graphml.nodes[key]} == hedged != set()
    assert {key for key in contracts if "disputed" in graphml.nodes[key]} == disputed != set()


def test_doubt_stays_doubt(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    edges = edges_of(graphml)
    agreed = {f"ownership/{r['ownership_id']}" for r in rows["ownership"] if r["stage"] == "agreed"}
    assert agreed
    assert {edges[key][2]["certain"] for key in agreed} == {False}
    assert all("only_agreed" in edges[key][2]["doubts"] for key in agreed)
    for _, _, attributes in edges.values():
        assert attributes["certain"] == ("doubts" not in attributes)


def test_what_no_passage_states_is_not_certain(graphml: Graph, rows: dict[str, list[dict]]) -> None:
    cells = {
        reading: {
            (f"{row['about_table']}/{row['about_id']}", column)
            for row in rows["evidence"]
            for column in row["about_fields"].split()
            if (row["reading"] == "stated") == (reading == "stated")
        }
        for reading in ("stated", "doubted")
    }
    doubted = cells["doubted"] - cells["stated"]
    edges = edges_of(graphml)
    shown = {key: one for key, (_, _, one) in edges.items()} | dict(graphml.nodes(data=True))
    told = {(key, c) for key, one in shown.items() for c in one.get("not_stated", "").split(" | ")}
    assert {(key, column) for key, column in told if column} == {
        (key, column) for key, column in doubted if key in shown
    }
    buyer = edges["contract_parties/hikvision-pishan-social-control-buyer-1"][2]
    assert not buyer["certain"] and "not_stated" in buyer["doubts"].split()
    place = edges["contracts/xpcc-psb-promega-dna/place_id"][2]
    assert not place["certain"] and place["doubts"] == "not_stated"
    # The day for which a link is stated may be inferred where the link itself is not.
    dated = [one for key, one in shown.items() if one.get("not_stated") == "as_of"]
    assert dated and any(one["certain"] for one in dated)


def test_a_hedge_on_a_column_is_a_doubt_of_the_edge_that_it_makes() -> None:
    claims = {
        "about_table": ["contracts", "contracts"],
        "about_id": ["one", "other"],
        "about_field": ["place_id", "amount"],
        "hedge": ["appears to", "about"],
        "stance": ["supports", "supports"],
    }
    said = Statements({"claims": pa.table(claims)})
    ids = pa.array(["one", "other"])
    assert said.hedges("contracts", ids, column="place_id").to_pylist() == ["appears to", None]
    assert said.not_stated("contracts", ids).to_pylist() == [None, None]


def test_what_reaches_a_party_through_owners_is_an_edge_and_silence_is_none(
    graphml: Graph,
) -> None:
    answers = [found for key, found in edges_of(graphml).items() if key.startswith("answers/")]
    said = {(a["answer"], a["certain"]) for _, _, a in answers}
    assert said <= {("covered", True), ("red_flag", False), ("unknown", False), ("covered", False)}
    assert ("covered", True) in said and ("red_flag", False) in said
    assert not [a for _, _, a in answers if a.get("first_day", "") > "2027"]
