"""What is taken out of the names of persons, and how else they are written."""

import pytest

from watchers.names.titles import full_given_name, without_title
from watchers.names.wade_giles import is_wade_giles, wade_giles_as_pinyin


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mr wang mingshan", "wang mingshan"),
        ("the rt hon lord alton", "alton"),
        ("senator ted cruz", "ted cruz"),
        ("ted cruz phd", "ted cruz"),
        ("王明山书记", "王明山"),
        ("ted cruz", "ted cruz"),
        ("minister", "minister"),
    ],
)
def test_titles_are_taken_out(name, expected):
    assert without_title(name) == expected


@pytest.mark.parametrize("form", ["chris", "christopher"])
def test_forms_of_a_given_name_are_one(form):
    assert full_given_name(form) == "christopher"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mao Tse-tung", "mao ze dong"),
        ("Teng Hsiao-p'ing", "deng xiao ping"),
        ("Chou En-lai", "zhou en lai"),
        ("Chu Jung-chi", "zhu rong ji"),
        ("Yeh Chien-ying", "ye jian ying"),
    ],
)
def test_wade_giles_is_read_as_pinyin(name, expected):
    assert is_wade_giles(name)
    assert wade_giles_as_pinyin(name) == expected


@pytest.mark.parametrize("name", ["Jean-Pierre O'Neill", "Smith-Jones"])
def test_other_hyphens_and_apostrophes_are_no_wade_giles(name):
    assert wade_giles_as_pinyin(name) == ""
