from small_package import ROOT
from watchers.cli import cli
from watchers.descriptor import read_package
from watchers.docs import stale_pages
from watchers.rules import RULES


def test_generated_pages_are_fresh():
    package, _ = read_package(ROOT)
    assert list(stale_pages(package)) == []


def test_every_table_rule_and_command_is_documented():
    tables = (ROOT / "docs" / "tables.md").read_text("utf-8")
    rules = (ROOT / "docs" / "rules.md").read_text("utf-8")
    package, _ = read_package(ROOT)
    assert [name for name in package.tables if f"\n## {name}\n" not in tables] == []
    assert [name for name in RULES if f"\n### {name}\n" not in rules] == []
    assert [name for name, command in cli.commands.items() if not command.help or "Example" not in command.help] == []


def test_readme_stays_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 80
