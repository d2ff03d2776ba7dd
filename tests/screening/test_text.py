"""The text of `watchers listed`: hits first, much of the rest only counted, in 80 columns."""

from __future__ import annotations

from wcwidth import wcswidth

from support.packages import change_rows
from support.screening import DAY, listed

CHINESE = "墨玉县海事电子技术股份有限公司"


def test_a_listing_of_chinese_names_fits_80_columns(valid_package):
    entity = {"entity_id": "camera-maker", "name": f"{CHINESE}（{CHINESE}{CHINESE}）"}
    change_rows(valid_package, "entities", [entity])
    several = f"{CHINESE}北京分公司，{CHINESE}上海分公司，{CHINESE}"
    asked = [entity["name"], several, "无名公司" * 20]
    text = listed(valid_package, *asked, *DAY).stdout
    assert CHINESE in text
    assert max(map(wcswidth, text.splitlines())) <= 80


def test_text_gives_hits_first_then_what_to_look_at_then_the_sums(valid_package):
    names = ("Nobody", "The Daily", "Maker", "Project Company Ltd", "Camera Maker")
    text = listed(valid_package, *names, "--on", "2024-01-01").stdout
    first = [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert first[0] == "Camera Maker"
    order = [text.index(f"\n{name}") for name in ("Project Company", "Nobody", "The Daily")]
    assert order == sorted(order)
    assert text.index("\n5 names: ") > max(order)
    assert max(map(len, text.splitlines())) <= 80


def test_of_many_names_without_an_answer_text_shows_the_first(valid_package, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name\n" + "Nobody\n" * 30 + "The Daily\n" * 30 + "Camera Maker\n")
    text = listed(valid_package, "--file", file, *DAY).stdout
    assert text.startswith("Camera Maker [line 62]")
    assert "… and 10 more names not in the record" in text
    assert "… and 10 more names not listed" in text


def test_a_list_that_was_checked_for_nobody_is_said_once(listed_package):
    text = listed(listed_package, "Camera Maker", "The Daily", "--on", "2026-01-20").stdout
    assert text.count("not checked:") == 1
