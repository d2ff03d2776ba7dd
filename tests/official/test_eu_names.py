"""Under which name the EU's files have a party, and which of its other names are aliases."""

import pytest

from watchers.official.layouts.shared.eu import names_of


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ([("Úřad", "CS"), ("第二局", "ZH"), ("Office", "")], ("Office", "第二局")),
        ([("Office", "EN"), ("Bureau", "FR"), ("Office", "")], ("Office",)),
        ([("Министр", "RU"), ("Ministrov", "SV")], ("Министр", "Ministrov")),
        ([("", "EN"), ("Bureau", "FR")], ("Bureau",)),
        ([], ()),
    ],
)
def test_the_english_text_gives_the_name_and_translations_are_no_aliases(printed, names):
    assert names_of(printed) == names
