"""Countries are read by their codes and names, and never guessed."""

from __future__ import annotations

import csv

import pytest

from watchers.names import wordlist
from watchers.names.countries import read_country
from watchers.screening.cell.tables import COUNTRIES


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        ("deu", "DE"),
        ("Germany", "DE"),
        ("the People's Republic of China", "CN"),
        ("Germany (DE)", "DE"),
        ("Guinea-Bissau", "GW"),
        ("Cote d'Ivoire", "CI"),
        ("UK", "GB"),
        ("美国", "US"),
        ("Korea, Republic of", "KR"),
        ("Germany, France", ""),
        ("Germany, Ruritania", ""),
        ("CN (HQ in Ruritania)", ""),
        ("Korea", ""),
        ("Congo", ""),
        ("刚果", ""),
        ("Germoney", ""),
        ("156", ""),
        ("x" * 100_000, ""),
    ],
)
def test_a_country_is_read_by_code_or_name(text, code):
    assert read_country(text) == code


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("HK", ("China, Hong Kong SAR", "Hong Kong, China", "China - Hong Kong", "Hongkong")),
        ("HK", ("Hong Kong S.A.R.", "Hong Kong SAR China", "HK (China)")),
        ("HK", ("中国香港", "中国（香港）")),
        ("MO", ("Macao, China", "Macau SAR", "China (Macao SAR)", "中国澳门")),
        ("TW", ("Taiwan, China", "中国台湾", "Taiwan, Province of China", "TW - Taiwan, China")),
        ("CN", ("Mainland China", "中国大陆", "China (PRC)")),
        ("", ("China SAR", "Hong Kong, Macao", "China, Hong Kong, Macao", "China, Germany", "SAR")),
    ],
)
def test_the_narrower_of_china_and_a_place_that_is_written_with_it_is_meant(code, texts):
    assert {text: read_country(text) for text in texts} == dict.fromkeys(texts, code)


def test_no_code_or_name_is_that_of_two_countries():
    with wordlist.FOLDER.joinpath("countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names = [row["name"], *row["also"].split("|"), *row["zh"].split("|")]
            for name in filter(None, (row["code"], row["alpha3"], *names)):
                assert read_country(name) == row["code"], name


NAMES_TWO = frozenset({"korea"})
"""What ends an address, and names two countries."""


@pytest.mark.parametrize("country", sorted(NAMES_TWO))
def test_what_names_two_countries_is_not_read(country):
    assert (country in COUNTRIES, read_country(country)) == (True, "")


@pytest.mark.parametrize("country", sorted(COUNTRIES - NAMES_TWO))
def test_each_country_that_ends_an_address_is_read(country):
    assert read_country(country)
