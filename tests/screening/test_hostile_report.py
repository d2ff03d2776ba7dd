"""Whatever names, files and parties are called: a report shows it as text, and nothing more."""

from __future__ import annotations

import csv
import unicodedata

import pytest

from support.hostile import HOSTILE, obeyed
from support.packages import change_rows
from support.reports import in_both_formats, page_of, report
from support.screening import DAY, listed
from watchers.text.printable import escape_invisible

NAUGHTY = [
    *(text for text in HOSTILE if any(map(str.isalnum, text))),
    "<script>alert(1)</script>",
    "</details></td></table><style>*{display:none}</style>",
    "[x](javascript:alert(1))",
    "x ](javascript:alert(1)) y",
    "a | b \\| c ``` d ``",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eevil\u2066\u200f שלום \u0301",
    "### heading ###",
    "line one\nline two\r\n\r\n# three",
    "~~~\nfence\n~~~",
    "\ufeff\u200b\u00a0hidden",
]
TAGS = {
    "markdown": {
        *("a", "code", "h1", "h2", "h3", "li", "p", "strong", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    },
    "html": {
        *("a", "article", "aside", "bdi", "body", "cite", "code", "dd", "details", "div", "dl"),
        *("dt", "footer", "h1", "h2", "h3", "head", "header", "html", "li", "main", "meta", "p"),
        *("span", "strong", "style", "summary", "table", "tbody", "td", "th", "thead", "time"),
        *("title", "tr", "ul"),
    },
}


def assert_inert(page, output_format):
    assert page.tags <= TAGS[output_format]
    assert all(address.startswith(("https://example.org/", "#")) for address in page.links)


def shown(text):
    """What a reader sees of it: on one line, and what is invisible by its number."""
    return " ".join(escape_invisible(unicodedata.normalize("NFC", text.strip())).split())


@in_both_formats
@pytest.mark.parametrize("pattern", ["{}", "Camera Maker ({})"])
def test_hostile_names_are_shown_as_they_are(valid_package, tmp_path, pattern, output_format):
    """In a table if no party matches, in a heading if one does."""
    names = [pattern.format(text) for text in NAUGHTY]
    file = tmp_path / "names.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["no", "name"], *(("1", name) for name in names)])
    arguments = ("--file", file, "--column", "name", *DAY, "--format", output_format)
    done = listed(valid_package, *arguments)
    page = page_of(done, output_format)
    assert_inert(page, output_format)
    assert obeyed(done.stdout) == []
    text = unicodedata.normalize("NFC", page.text.replace("\u200b", ""))
    assert [name for name in names if shown(name) not in text] == []
    named = [heading for heading in page.headings if "Camera Maker" in heading]
    assert bool(named) is (pattern != "{}")


@in_both_formats
@pytest.mark.parametrize("text", ["<img src=x onerror=y>", "](javascript:x)|`", "*a* _b_ #1 @x"])
def test_a_hostile_record_is_shown_as_it_is(valid_package, text, output_format):
    change_rows(valid_package, "lists", [{"list_id": "trade-list", "name": f"List {text}"}])
    source = {"source_id": "trade-notice", "title": f"Notice {text}", "url_status": "dead"}
    change_rows(valid_package, "sources", [source])
    change_rows(valid_package, "entities", [{"entity_id": "trade-ministry", "name": text}])
    party = {"entity_id": "camera-maker", "name": f"Camera {text} Maker"}
    change_rows(valid_package, "entities", [party])
    page = report(valid_package, output_format, "camera-maker", *DAY)
    assert_inert(page, output_format)
    said = page.text.replace("\u200b", "")
    for value in (f"List {text}", f"Notice {text}", f"Camera {text} Maker"):
        assert value in said


@in_both_formats
def test_a_hostile_file_and_column_are_shown_as_they_are(valid_package, tmp_path, output_format):
    name = "<b>x`|\u202e](y)*.csv"
    file = tmp_path / name
    file.write_text("no,<i>na|me</i>\n1,Camera Maker\n", "utf-8")
    arguments = ("--file", file, "--column", "<i>na|me</i>", *DAY)
    page = report(valid_package, output_format, *arguments)
    assert_inert(page, output_format)
    assert shown(name) in page.text and "<i>na|me</i>" in page.text
