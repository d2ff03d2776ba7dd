"""Words hold a date, a number, its bound, a currency, a name: as documents really write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from watchers.evidence.currencies import names_currency
from watchers.evidence.dates import holds_date
from watchers.evidence.names import names_one_of, names_place
from watchers.evidence.numbers import holds_number, numbers_in
from watchers.evidence.prose import holds_runs, holds_title, lost_from
from watchers.evidence.quantifiers import has_qualifier


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("worth 335.99 million yuan", "335990000"),
        ("人民币 1.82 亿元", "182000000"),
        ("1亿8200万元", "182000000"),
        ("三千五百万人", "35000000"),
        ("US$1.85bn", "1850000000"),
        ("half a million people", "500000"),
        ("three hundred and twenty-one companies", "321"),
        ("8,370 cameras", "8370"),
        ("its wholly owned subsidiary", "100"),
        ("全资子公司", "100"),
    ],
)
def test_a_number_is_held(words: str, number: str) -> None:
    assert holds_number(words, number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("36 million tests", "1000000"),
        ("335.99 million yuan", "335.99"),
        ("a 12 m pole", "12000000"),
        ("2,017 cameras", "17"),
        ("the disposal of all shares", "100"),
    ],
)
def test_another_number_is_not(words: str, number: str) -> None:
    assert not holds_number(words, number)


@pytest.mark.parametrize(
    ("words", "number", "qualifier"),
    [
        ("about 1.85 billion yuan", "1850000000", "about"),
        ("an estimated one million people", "1000000", "about"),
        ("近20亿元", "2000000000", "about"),
        ("more than 2,000 names", "2000", "at_least"),
        ("100余名", "100", "at_least"),
        ("超过36家", "36", "at_least"),
        ("up to 1.8 million individuals", "1800000", "at_most"),
        ("no more than 50 per cent", "50", "at_most"),
        ("worth 335.99 million yuan", "335990000", "exact"),
        ("about a year ago it bought 500 cameras", "500", "exact"),
        ("some 57.95bn yuan, nearly 100 per cent", "57950000000", "about"),
        ("5 contracts over the past 12 months", "12", "exact"),
    ],
)
def test_the_bound_is_what_stands_directly_before_the_number(
    words: str, number: str, qualifier: str
) -> None:
    others = {"about", "at_least", "at_most", "exact"} - {qualifier}
    assert has_qualifier(words, qualifier, number=number)
    assert not any(has_qualifier(words, other, number=number) for other in others)


@pytest.mark.parametrize(
    ("words", "date", "told_on"),
    [
        ("in August 2017", "2017-08", ""),
        ("In 2017, it won", "2017", ""),
        ("(Oct. 9, 2019)", "2019-10-09", ""),
        ("the 9th of October 2019", "2019-10-09", ""),
        ("9-Oct-19", "2019-10-09", ""),
        ("2019年10月9日", "2019-10-09", ""),
        ("二〇一七年", "2017", ""),
        ("on Wednesday", "2020-11-11", "2020-11-12"),
        ("周三", "2020-11-11", "2020-11-12"),
        ("yesterday", "2017-03-31", "2017-04-01"),
        ("on Dec. 30", "2016-12-30", "2017-01-02"),
        ("10月8日", "2019-10-08", "2019-10-09"),
        ("the contracts of last year", "2017", "2018-06"),
        ("between 2017-19", "2017/2019", ""),
        ("from May 2016 to March 2018", "2016-05/2018-03", ""),
    ],
)
def test_a_date_is_held(words: str, date: str, told_on: str) -> None:
    assert holds_date(words, date, told_on=told_on)


@pytest.mark.parametrize(
    ("words", "date", "told_on"),
    [
        ("in August 2017", "2017-08-01", ""),
        ("on Wednesday", "2020-11-11", ""),
        ("on Wednesday", "2020-11-11", "2020-11"),
        ("2,017 cameras", "2017", ""),
        ("August 2017", "2017-07", ""),
        ("from 2016 to 2018", "2016/2019", ""),
    ],
)
def test_a_date_is_not_more_precise_than_its_words(words: str, date: str, told_on: str) -> None:
    assert not holds_date(words, date, told_on=told_on)


def test_a_currency_is_named_by_sign_word_or_code() -> None:
    assert names_currency("1.82亿元", "CNY") and names_currency("238 million renminbi", "CNY")
    assert names_currency("500万美元", "USD") and names_currency("about $53m", "USD")
    assert not names_currency("500万美元", "CNY")
    assert not names_currency("HK$5 million", "USD")
    assert not names_currency("335.99 million", "CNY")


def test_a_party_is_named_whole_or_without_its_legal_form() -> None:
    names = ["Hangzhou Hikvision Digital Technology Co., Ltd.", "海康威视"]
    assert names_one_of("said Hangzhou Hikvision Digital Technology on Friday", names)
    assert names_one_of("海康威視股份", names)
    assert not names_one_of("said Hikvisions", names)
    # A part of the name may be that of another party: a person judges it, as inferred.
    assert not names_one_of("according to Dahua", ["Zhejiang Dahua Technology Co., Ltd."])


def test_a_place_is_named_without_the_word_for_its_kind() -> None:
    assert names_place("the police of Pishan", ["Pishan County", "皮山县"])
    assert names_place("皮山社会面防控", ["Pishan County", "皮山县"])
    assert names_place("Karakax’s police", ["Moyu (Karakax) County"])
    assert names_place("in Xinjiang", ["Xinjiang Uyghur Autonomous Region"])
    assert not names_place("the county police", ["Pishan County"])


def test_prose_keeps_bounds_each_and_conditions() -> None:
    assert list(lost_from("It has about 500 cameras.", ["about 500 cameras"])) == []
    assert list(lost_from("It has 500 cameras.", ["about 500 cameras"])) != []
    assert list(lost_from("It has 600 cameras.", ["about 500 cameras"])) == ["no quote has 600"]
    each = "each drive checks 24 passers-by"
    assert list(lost_from("It checks 24 passers-by.", [each])) != []
    assert list(lost_from("Each drive checks 24 of them.", [each])) == []
    condition = "within six months of the bill receiving Royal Assent"
    assert list(lost_from("The cameras go in time.", [condition])) != []


def test_a_title_may_be_quoted_in_part_and_a_citation_by_its_numbers() -> None:
    assert holds_title("皮山县社会面防控体系建设PPP项目", "皮山县社会面防控体系…PPP项目")
    assert not holds_title("皮山县社会面防控体系建设PPP项目", "皮山")
    assert not holds_title("皮山县社会面防控体系建设PPP项目", "皮山…PPP")
    assert not holds_title("墨玉县社会面防控体系", "皮山县社会面防控体系")
    assert holds_runs("84 FR 54002", ["84 Fed. Reg. 54002 (Oct. 9, 2019)"])
    assert not holds_runs("2(d)(2)(B)(v)", ["section 2(d)(2)(B)(ii)"])


def test_numbers_stand_where_they_are() -> None:
    (number,) = numbers_in("won 238 million yuan")
    assert number.value == Decimal(238_000_000)
    assert "won 238 million yuan"[number.start : number.end] == "238 million"
