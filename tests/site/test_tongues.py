"""Words in other scripts say which language they are in, and stay text."""

from __future__ import annotations

import pytest

from watchers.site.tongues import marked_up


def test_plain_text_is_left_alone() -> None:
    assert marked_up("Hikvision <b>", {}) == "Hikvision <b>"


@pytest.mark.parametrize(
    ("text", "language", "run"),
    [
        ("Maker 海康威视 of", "zh", "海康威视"),
        ("in トヨタ紡織", "ja", "トヨタ紡織"),
        ("called شىنجاڭ ئۇيغۇر here", "ug-Arab", "شىنجاڭ ئۇيغۇر"),
    ],
)
def test_a_run_of_a_script_is_marked(text: str, language: str, run: str) -> None:
    assert f'<span lang="{language}" dir="auto">{run}</span>' in marked_up(text, {})


@pytest.mark.parametrize("date", ["2019-10", "2019-10-09"])
def test_a_date_is_marked_and_an_id_that_holds_one_is_not(date: str) -> None:
    assert marked_up(f"since {date}, open", {}) == f"since <time>{date}</time>, open"
    assert marked_up(f"reuters-{date}-exit", {}) == f"reuters-{date}-exit"


@pytest.mark.parametrize("span", ["2018-19", "2019-00", "2019-10-32"])
def test_years_and_numbers_that_look_alike_are_no_dates(span: str) -> None:
    assert marked_up(f"in {span}, open", {}) == f"in {span}, open"


def test_a_known_name_has_the_language_of_the_record() -> None:
    assert 'lang="zh-Hant"' in marked_up("鄭國恩", {"鄭國恩": "zh-Hant"})


def test_what_stands_beside_is_escaped() -> None:
    assert marked_up("<b>海</b>", {}).startswith("&lt;b&gt;<span ")
