"""Identifiers as files write them, and which of them may stand without their scheme."""

from __future__ import annotations

import json

import pytest

from support.matching import index
from support.packages import ROOT
from watchers.matching.identifiers import SCHEMES, Identifier, identifier
from watchers.matching.match import find

HUAWEI = "914403001922038216"
"""Its credit code, which has no letter."""


def test_every_scheme_of_the_schema_can_be_named():
    fields = json.loads((ROOT / "schemas" / "identifiers.json").read_text("utf-8"))["fields"]
    (scheme,) = (field for field in fields if field["name"] == "scheme")
    assert sorted(SCHEMES) == sorted(scheme["constraints"]["enum"])


@pytest.mark.parametrize(
    "written",
    [
        *("2415.SZ", "SZ002415", "002415 SZ", "SZSE 002415", "SZSE-002415", "szse:002415"),
        *("002415.XSHE", "002415.SHE", "SZ: 2415", "ticker:SZSE:002415"),
    ],
)
def test_a_ticker_is_the_same_in_every_form(written):
    assert identifier(written) == Identifier("ticker", "SZSE:002415")


@pytest.mark.parametrize("written", ["0509.HK", "509.HK", "HK:509", "0509 HK", "SEHK:00509"])
def test_a_ticker_of_hong_kong_gets_its_zeros_back(written):
    assert identifier(written) == Identifier("ticker", "HKEX:00509")


@pytest.mark.parametrize(
    "written", ["HK509", "SH-60", "002415", "91330000733796I06P", "C001098", "name:x", "ABC Ltd.N"]
)
def test_what_could_be_any_other_number_is_no_identifier(written):
    assert identifier(written) is None


@pytest.mark.parametrize("written", [HUAWEI, f"uscc:{HUAWEI}", f"USCC:{HUAWEI}"])
def test_a_credit_code_of_digits_alone_matches(written):
    assert [one.party.party_id for one in find(index(), written).matches] == ["huawei"]


def test_other_registers_match_with_their_scheme_only():
    matched = {
        (names[0].kind, key)
        for key, names in index().identifiers.items()
        if names[0].kind not in {"uscc", "isin", "lei", "ticker", "record_id"}
    }
    assert matched
    assert all(key.startswith(f"{scheme}:") for scheme, key in matched)
