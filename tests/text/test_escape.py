"""Whatever a text holds: no terminal obeys it, and GitHub shows it as it is."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from support.hostile import HOSTILE, obeyed, texts
from watchers.pages.markdown import description
from watchers.text.escape import (
    code,
    code_block,
    csv_cell,
    html_text,
    json_text,
    markdown,
    markdown_address,
)
from watchers.text.grid import grid
from watchers.text.printable import escape_controls, escape_invisible

ALLOWED = {"p", "ul", "li", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}
"""The tags of our own layout."""
SOME = settings(max_examples=150, deadline=None, database=None)


def rendered(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)


def tags(page: str) -> set[str]:
    return set(re.findall(r"<([a-z]+)", page))


def shown(page: str) -> str:
    """What a reader sees of a page."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "").strip()


def assert_inert(page: str) -> None:
    assert tags(page) <= ALLOWED
    prose = re.sub(r"<(pre|code)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"@\w|#[0-9]|GH-[0-9]|:[a-z]+:", html.unescape(prose), re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_not_rendered(text: str) -> None:
    page = rendered(f"- {markdown(text)}\n")
    assert_inert(page)
    assert shown(page) == escape_invisible(text).strip()


@SOME
@given(texts())
def test_any_text_is_shown_and_not_rendered(text: str) -> None:
    page = rendered(f"- {markdown(text)}\n")
    assert_inert(page)
    assert " ".join(shown(page).split()) == " ".join(escape_invisible(text).split())


@SOME
@given(texts(), texts())
def test_any_cells_make_a_table_with_as_many_cells(first: str, second: str) -> None:
    page = rendered(grid(["one", "two"], rows=[[markdown(first), code(second or "x")]]))
    assert_inert(page)
    assert page.count("<td>") == 2


@SOME
@given(texts())
def test_descriptions_keep_their_code_and_nothing_else(text: str) -> None:
    assert_inert(rendered(grid(["one"], rows=[[description(text)]])))
    assert tags(rendered(f"- {description('As `listed` says.')}")) == {"ul", "li", "code"}


@SOME
@given(texts())
def test_a_block_of_code_ends_where_it_ends(text: str) -> None:
    page = rendered(code_block(text + "\n```\n<img src=x>\n") + "\nafter")
    assert tags(page) <= {"pre", "code", "p"}
    assert page.endswith("<p>after</p>\n")


@SOME
@given(texts())
def test_the_content_of_an_element_is_text(text: str) -> None:
    page = rendered(f"<details><summary>{html_text(text)}</summary>\n\n</details>")
    assert tags(page) == {"details", "summary"}


@SOME
@given(texts())
def test_no_output_holds_what_a_terminal_obeys(text: str) -> None:
    for output in (escape_controls(text), escape_invisible(text), json_text({text: [text]})):
        assert obeyed(output) == []
    assert json.loads(json_text({text: [text]})) == {text: [text]}
    (row,) = csv.reader(io.StringIO(f'"{csv_cell(text).replace(chr(34), chr(34) * 2)}"'))
    assert row == [csv_cell(text)]
    assert obeyed(csv_cell(text)) == []


@SOME
@given(st.characters())
def test_only_what_is_obeyed_is_escaped_in_whole_outputs(character: str) -> None:
    is_plain = unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp", "Cf"}
    if is_plain or character in "\n\t":
        assert escape_controls(character) == character


@SOME
@given(texts())
def test_an_address_is_one_link_or_text(text: str) -> None:
    page = rendered(grid(["one"], rows=[[markdown_address(f"https://example.org/{text}")]]))
    assert page.count("<a ") == 1
    assert page.count('href="https://example.org/') == 1
    assert tags(page) <= {*ALLOWED, "a"}
    assert_inert(rendered(f"- {markdown_address(f'javascript:{text}')}"))
