"""A layout is recognised by what the header, the root or the keys say, not by their bytes."""

import csv
import io
import re

import pytest

from support import official_samples as samples
from watchers.official.layouts import LAYOUTS
from watchers.official.read_copy import read_copy

TABLES = [name for name in samples.FILES if name.endswith(".csv") and "ofac" not in name]
MARKUP = [name for name in samples.FILES if name.endswith((".xml", ".html"))]
LONG_COMMENT = f"<!-- {'a note of the browser ' * 10_000} -->"


def text_of(name):
    return samples.FILES[name].decode("utf-8-sig")


def read(folder, content):
    file = folder / "download"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_copy(file)


def assert_read_as(folder, name, content):
    copy = read(folder, content)
    assert copy.layout is LAYOUTS[samples.layout_of(name)]
    assert [entry.names for entry in copy.parties] == [
        entry.names for entry in read(folder, samples.FILES[name]).parties
    ]


def rewritten(name, **dialect):
    between = ";" if samples.layout_of(name) == "eu_csv" else ","
    records = list(csv.reader(io.StringIO(text_of(name), newline=""), delimiter=between))
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(records)
    return out.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_cells_may_all_be_quoted(name, tmp_path):
    assert_read_as(tmp_path, name, rewritten(name, quoting=csv.QUOTE_ALL))


@pytest.mark.parametrize("delimiter", ["\t", ";"])
@pytest.mark.parametrize("name", TABLES)
def test_another_character_may_stand_between_cells(name, delimiter, tmp_path):
    assert_read_as(tmp_path, name, rewritten(name, delimiter=delimiter))


@pytest.mark.parametrize("name", TABLES)
def test_the_header_may_be_in_capitals_and_wide(name, tmp_path):
    lines = rewritten(name).splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.count(",") > 1)
    lines[at] = lines[at].upper().replace(",", " ,  ")
    assert_read_as(tmp_path, name, "".join(lines))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("name", [*TABLES, *MARKUP, "csl_json.json", "ofac_csv.csv"])
def test_a_file_may_be_in_another_encoding_of_unicode(name, encoding, tmp_path):
    assert_read_as(tmp_path, name, text_of(name).encode(encoding))


@pytest.mark.parametrize("name", MARKUP)
def test_a_long_comment_may_stand_before_the_root(name, tmp_path):
    text = text_of(name)
    declaration, rest = text.split("?>", 1) if text.startswith("<?xml") else ("", text)
    start = f"{declaration}?>{LONG_COMMENT}" if declaration else LONG_COMMENT
    assert_read_as(tmp_path, name, start + rest)


def test_a_page_may_begin_with_a_long_script(tmp_path):
    script = f"<script>{'var a = 1;' * 20_000}</script>"
    assert_read_as(tmp_path, "uflpa_page.html", script + text_of("uflpa_page.html"))


@pytest.mark.parametrize("name", [name for name in MARKUP if name.endswith(".xml")])
def test_every_element_may_have_a_prefix(name, tmp_path):
    text = re.sub("<(/?)(?=[A-Za-z])", r"<\1list:", text_of(name))
    if "xmlns=" in text:
        text = text.replace("xmlns=", "xmlns:list=")
    else:
        text = re.sub("<list:[A-Za-z0-9-]+", '\\g<0> xmlns:list="urn:list"', text, count=1)
    assert_read_as(tmp_path, name, text)


def test_a_spreadsheet_may_have_long_styles_before_its_rows(tmp_path):
    styles = "".join(f'<style name="{number * 7919 % 99_991}"/>' for number in range(60_000))
    content = samples.ods(samples.rows_of("uk_ods.ods.csv"), before=styles)
    assert_read_as(tmp_path, "uk_ods.ods", content)


def test_columns_without_a_name_are_no_damage(tmp_path):
    lines = text_of("bis.csv").splitlines()
    named_only = "\n".join([f"{lines[0]},,,,,", *lines[1:]])
    assert_read_as(tmp_path, "bis.csv", named_only)
    assert_read_as(tmp_path, "bis.csv", "\n".join(f"{line},," for line in lines))
    assert_read_as(
        tmp_path, "bis.csv", "\n".join([lines[0], *(f"{line}, ," for line in lines[1:])])
    )


def test_a_line_break_in_a_cell_of_a_page_is_a_space(tmp_path):
    page = text_of("uflpa_page.html")
    for tag in ("<br>", "<br/>", "</p><p>", "<sup>&nbsp;</sup>", "</div><div>"):
        assert_read_as(tmp_path, "uflpa_page.html", page.replace(" Co., Ltd.", f"{tag}Co., Ltd."))
