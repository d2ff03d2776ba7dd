"""The generated pages are up to date and leave nothing out."""

from __future__ import annotations

import re
from collections.abc import Callable

import click
import pytest

from support.packages import ROOT
from watchers.checks.rule import Rule
from watchers.checks.rules import RULES
from watchers.cli import cli
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.pages.blocks import BEGIN, END, with_block
from watchers.pages.cli import cli_page
from watchers.pages.coverage import coverage_page
from watchers.pages.docs import pages, stale_pages
from watchers.pages.rules import rules_page
from watchers.site.export import all_formats

FORMATS = all_formats()


@pytest.fixture(scope="module")
def record() -> Package:
    return open_package(ROOT)


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule with a reason in the place of all others."""

    def place_is_wrong(places):
        """{name} is wrong.

        Maps show it elsewhere, so that
        readers would look in vain.
        """

    monkeypatch.setattr(
        "watchers.checks.rules.RULES", {"place_is_wrong": Rule(place_is_wrong, "name", None, ())}
    )


def headings(page: str) -> set[str]:
    return set(re.findall(r"^##+ (.*)$", page, re.MULTILINE))


def test_generated_pages_are_up_to_date(record: Package) -> None:
    assert list(stale_pages(record, commands=cli, formats=FORMATS)) == []


def test_a_page_that_is_missing_or_changed_is_stale(package: Package) -> None:
    assert set(stale_pages(package, commands=cli, formats=FORMATS)) == set(
        pages(package, commands=cli, formats=FORMATS)
    ) - {
        "docs/exports.md",
        "docs/reconcile.md",
    }
    for path, text in stale_pages(package, commands=cli, formats=FORMATS).items():
        (package.root / path).parent.mkdir(exist_ok=True)
        (package.root / path).write_text(text, "utf-8", newline="\n")
    assert stale_pages(package, commands=cli, formats=FORMATS) == {}
    with (package.root / "docs" / "cli.md").open("a") as page:
        page.write("More.\n")
    assert list(stale_pages(package, commands=cli, formats=FORMATS)) == ["docs/cli.md"]


def test_pages_that_count_rows_are_made_at_a_release(package: Package) -> None:
    (package.root / "README.md").write_text(f"Rows:\n{BEGIN}\n{END}\n", "utf-8")
    counting = {"docs/coverage.md", "README.md"}
    stale = stale_pages(package, commands=cli, formats=FORMATS, release=True)
    assert set(stale) - set(stale_pages(package, commands=cli, formats=FORMATS)) == counting
    assert "[`designations`](docs/tables.md#designations) | 2 |" in stale["README.md"]


def test_every_table_rule_and_command_has_its_section(record: Package) -> None:
    made = pages(record, commands=cli, formats=FORMATS)
    assert set(record.tables) <= headings(made["docs/tables.md"])
    assert set(RULES) <= headings(made["docs/rules.md"])
    commands = {f"watchers {name}" for name in cli.commands}
    assert commands | {"watchers"} == headings(made["docs/cli.md"])


def test_every_command_shows_an_example() -> None:
    assert [name for name, command in cli.commands.items() if "Example" not in command.help] == []


def test_the_page_of_the_command_line_does_not_depend_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = cli_page(cli)
    monkeypatch.setenv("COLUMNS", "40")
    assert cli_page(cli) == page
    assert "-h, --help" in page


def test_a_new_command_is_on_the_page_without_more() -> None:
    @click.command("sing", help="Sing a song.")
    def sing() -> None: ...

    page = cli_page(click.Group("watchers", commands=[sing]))
    assert "## watchers sing\n" in page
    assert "Sing a song." in page


def test_the_page_of_the_rules_gives_the_reason_after_the_message(
    one_rule: None, record: Package
) -> None:
    assert rules_page(record).endswith(
        "### place_is_wrong\n\n{name} is wrong. (places)\n\n"
        "Maps show it elsewhere, so that readers would look in vain.\n"
    )


def test_the_reason_of_a_rule_is_no_part_of_its_message(one_rule: None, record: Package) -> None:
    from watchers.checks.rules import RULES

    (check,) = RULES["place_is_wrong"].checks(record)
    assert check.message == "{name} is wrong."


def test_the_readme_keeps_what_stands_around_its_list_of_tables(package: Package) -> None:
    readme = package.root / "README.md"
    readme.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", "utf-8")
    made = with_block(package, "README.md", block="| table |\n")
    assert made.startswith(f"Before.\n{BEGIN}\n| table |")
    assert made.endswith(f"{END}\nAfter.\n")
    assert "old" not in made
    readme.write_text("No marks.\n", "utf-8")
    assert with_block(package, "README.md", block="| table |\n") == "No marks.\n"


def test_the_page_on_coverage_names_the_columns_that_no_row_fills(
    package: Package, change_cell: Callable[..., None]
) -> None:
    def empty_columns() -> str:
        page = coverage_page(open_package(package.root), sizes="")
        (line,) = re.findall(r"^\| `lists` .*$", page, re.MULTILINE)
        return line.split(" | ")[-1]

    assert empty_columns().startswith("`started_on`, ")
    change_cell("lists", started_on="2019")
    assert "`started_on`" not in empty_columns()
