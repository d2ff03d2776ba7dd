"""Whatever stands in a cell is shown as text: the big list of naughty strings on every page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import cmarkgfm
import pytest
from click.testing import CliRunner
from cmarkgfm.cmark import Options

from support.naughty import make_naughty_package, naughty_strings
from support.site import Document, build, handed_over, pages_of, parsed
from watchers.cli import cli
from watchers.package.descriptor import open_package
from watchers.profile.account import account_of
from watchers.profile.html import as_html
from watchers.profile.markdown import as_markdown
from watchers.profile.subject import Subject
from watchers.profile.view import WHOLE
from watchers.tables.rows import Record
from watchers.text.printable import escape_invisible

# In one process, as its two sites take longer to make than all of its tests.
pytestmark = pytest.mark.xdist_group("naughty_strings")

TEXTS = naughty_strings()
PLAIN = [f"plain text {number}" for number in range(len(TEXTS))]
OF_OTHER_SCRIPTS = ("span", ("dir", "lang"))
OF_DATES = ("time", ())
"""What the site itself puts around words in other scripts and around dates."""

Shape = set[tuple[str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("packages")
    return {
        name: make_naughty_package(folder / name, texts=texts)
        for name, texts in (("naughty", TEXTS), ("plain", PLAIN))
    }


@pytest.fixture(scope="module")
def sites(packages: dict[str, Path]) -> dict[str, Path]:
    return {name: build(package, package / "site") for name, package in packages.items()}


@pytest.fixture(scope="module")
def pages(sites: dict[str, Path]) -> dict[str, dict[str, Document]]:
    return {name: pages_of(site) for name, site in sites.items()}


def shape(documents: list[Document]) -> Shape:
    """The elements that occur, each with the names of its attributes."""
    elements = (one for document in documents for one in document.elements)
    found = {(one.tag, tuple(sorted(one.attributes))) for one in elements}
    return found | {OF_OTHER_SCRIPTS, OF_DATES}


def values(documents: list[Document], *names: str) -> set[str]:
    """The values of the attributes of these names."""
    elements = (one for document in documents for one in document.elements)
    return {one.attributes[name] for one in elements for name in names if name in one.attributes}


def test_the_list_is_whole() -> None:
    assert len(TEXTS) == 514


def test_every_string_is_shown_as_it_was_written(pages: dict[str, dict[str, Document]]) -> None:
    shown = "\n".join(page.text for page in pages["naughty"].values())
    assert [text for text in TEXTS if escape_invisible(text) not in shown] == []


def test_no_string_becomes_an_element_or_an_attribute(
    pages: dict[str, dict[str, Document]],
) -> None:
    naughty, plain = ([*pages[name].values()] for name in ("naughty", "plain"))
    assert shape(naughty) <= shape(plain)
    assert not [one for page in naughty for one in page.all("script") if one.text]


def test_no_string_becomes_a_link(pages: dict[str, dict[str, Document]]) -> None:
    naughty, plain = ([*pages[name].values()] for name in ("naughty", "plain"))
    # The indexes are cut by letter, and so have anchors of their own.
    leads = {link.partition("#")[0] for link in values(naughty, "href", "src", "srcset")}
    assert leads <= {link.partition("#")[0] for link in values(plain, "href", "src", "srcset")}


def test_feeds_and_scripts_of_data_can_be_read(sites: dict[str, Path]) -> None:
    feeds = sorted((sites["naughty"] / "feeds").rglob("*.xml"))
    assert len(feeds) > 20
    for feed in feeds:
        tags = {element.tag.partition("}")[2] for element in ElementTree.parse(feed).iter()}
        assert not tags & {"script", "img", "a", "svg", "b"}
    assets = sites["naughty"] / "assets"
    scripts = [assets / "search-index.js", *(assets / "entities").glob("*.js")]
    assert all(handed_over(script) for script in scripts)
    json.loads((sites["naughty"] / "record.jsonld").read_text("utf-8"))


def told(package: Path, output_format: str) -> Iterator[Document]:
    """What `watchers show` tells of each row that holds such strings, as a browser reads it."""
    record = Record(open_package(package))
    for table in ("entities", "officials", "contracts", "events", "sources", "places"):
        for row_id, row in record.by_id[table].items():
            if row_id.startswith("naughty-"):
                account = account_of(Subject(record, table, row))
                if output_format == "html":
                    yield parsed(as_html(account, WHOLE))
                else:
                    text = as_markdown(account, WHOLE)
                    unsafe = Options.CMARK_OPT_UNSAFE
                    yield parsed(cmarkgfm.github_flavored_markdown_to_html(text, unsafe))


@pytest.mark.parametrize("output_format", ["html", "markdown"])
def test_show_tells_strings_as_text(packages: dict[str, Path], output_format: str) -> None:
    naughty, plain = (list(told(packages[name], output_format)) for name in ("naughty", "plain"))
    assert len(naughty) == len(plain) > 100
    assert shape(naughty) <= shape(plain)
    assert values(naughty, "href", "src") <= values(plain, "href", "src")


def test_a_report_on_names_tells_strings_as_text(packages: dict[str, Path]) -> None:
    pages = []
    marked = [text for text in TEXTS if "<" in text or "://" in text][::3]
    assert len(marked) > 70
    for name, texts in (("naughty", marked), ("plain", PLAIN[: len(marked)])):
        file, output = packages[name] / "names.csv", packages[name] / "report.html"
        with file.open("w", encoding="utf-8", newline="") as lines:
            rows = [["name"], *([text] for text in texts)]
            csv.writer(lines, quoting=csv.QUOTE_ALL).writerows(rows)
        words = ["--package", str(packages[name]), "listed", "--file", str(file)]
        result = CliRunner().invoke(cli, [*words, "--column", "name", "-o", str(output)])
        assert result.exit_code in (0, 1, 3), result.output
        pages.append(parsed(output.read_text("utf-8")))
    naughty, plain = pages
    # What could be meant is folded; that is the case with some of the strings only.
    folds = {"details", "summary"}
    assert {one.tag for one in naughty.elements} <= folds | {one.tag for one in plain.elements}
    leads = values([naughty], "href", "src")
    # The lines for review are linked from the top; they differ, as the names do.
    lines = {link for link in leads if link.startswith("#line-")}
    assert leads - lines <= values([plain], "href", "src")
    names = {attribute for one in naughty.elements for attribute in one.attributes}
    assert not [name for name in names if name.startswith("on")]
