"""The text of `watchers listed` fits a terminal, in every script."""

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
