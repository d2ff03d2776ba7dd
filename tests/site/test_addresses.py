"""Paths are stable, safe on every system, and different for every id."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchers.answers.answers import Answers
from watchers.site.addresses import file_name, numbered, relative
from watchers.site.edition import Edition
from watchers.site.pages import rows
from watchers.site.pages.rows import sheets_of_claims
from watchers.tables.rows import Record

SAFE = re.compile("[a-z0-9_-]{1,180}")


@pytest.mark.parametrize("row_id", ["hikvision", "us-entity-list", "84-fr-54002"])
def test_an_id_is_the_name_of_its_file(row_id: str) -> None:
    assert file_name(row_id) == row_id


@pytest.mark.parametrize("row_id", ["con", "nul", "aux", "prn", "com1", "lpt9", "index"])
def test_reserved_names_are_changed(row_id: str) -> None:
    assert file_name(row_id) == f"{row_id}_"


@given(st.text(min_size=1))
def test_whatever_the_id_the_name_is_safe(row_id: str) -> None:
    assert SAFE.fullmatch(file_name(row_id))


@given(st.text(min_size=1, max_size=6), st.text(min_size=1, max_size=6))
def test_two_ids_have_two_names(one: str, other: str) -> None:
    assert (file_name(one) == file_name(other)) == (one == other)


def test_long_ids_that_begin_alike_have_two_names() -> None:
    assert file_name("a" * 400) != file_name("a" * 401)


def test_further_sheets_have_names_that_no_id_has() -> None:
    assert numbered("entities/maker.html", sheet=2) == "entities/maker_2.html"
    assert file_name("maker-2") == "maker-2"


def test_links_lead_up_from_a_folder() -> None:
    assert relative("lists/a.html", page="entities/b.html") == "../lists/a.html"
    assert relative("lists/a.html", page="index.html") == "lists/a.html"


def test_the_page_of_a_source_is_laid_out_once_for_all_its_claims(
    whole_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: Counter[str] = Counter()

    def counting(edition: Edition, source_id: str) -> dict[str, int]:
        laid_out[source_id] += 1
        return sheets_of_claims(edition, source_id)

    monkeypatch.setattr(rows, "sheets_of_claims", counting)
    edition = Edition(whole_record, Answers(whole_record))
    claims = whole_record.tables["claims"][:40]
    found = [edition.addresses.of("claims", claim["claim_id"]) for claim in claims]
    assert all(path.startswith("sources/") for path in found)
    assert set(laid_out) == {claim["source_id"] for claim in claims}
    assert set(laid_out.values()) == {1}


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("lists/a.html", "entities/b.html", "../lists/a.html"),
        ("entities/a.html", "entities/b.html", "a.html"),
        ("sources/a.html#claim", "sources/a.html", "#claim"),
        ("sources/a.html#claim", "sources/b.html", "a.html#claim"),
        ("entities/a.html", "index.html", "entities/a.html"),
        ("index.html", "entities/a.html", "../index.html"),
    ],
)
def test_a_link_is_as_short_as_it_can_be(target, page, link):
    assert relative(target, page=page) == link
