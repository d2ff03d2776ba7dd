from support.packages import ROOT
from watchers.checks.rules import RULES
from watchers.cli import cli
from watchers.package.descriptor import open_package, read_package
from watchers.pages.docs import BEGIN, END, stale_pages
from watchers.screening.list_status import Listings, Standing
from watchers.tables.rows import Record


def test_pages_made_of_schemas_and_rules_are_fresh():
    package, _ = read_package(ROOT)
    assert list(stale_pages(package)) == []


def test_pages_that_count_rows_are_made_at_a_release(valid_package):
    (valid_package / "README.md").write_text(f"Rows:\n{BEGIN}\n{END}\n", "utf-8")
    package, _ = read_package(valid_package)
    counting = {"docs/coverage.md", "README.md"}
    stale = stale_pages(package, release=True)
    assert set(stale) == {"docs/tables.md", "docs/rules.md"} | counting
    assert set(stale_pages(package)) == set(stale) - counting
    assert "[`designations`](docs/tables.md#designations) | 2 |" in stale["README.md"]


def test_every_table_rule_and_command_is_documented():
    tables = (ROOT / "docs" / "tables.md").read_text("utf-8")
    rules = (ROOT / "docs" / "rules.md").read_text("utf-8")
    package, _ = read_package(ROOT)
    assert [name for name in package.tables if f"\n## {name}\n" not in tables] == []
    assert [name for name in RULES if f"\n### {name}\n" not in rules] == []
    assert [
        name
        for name, command in cli.commands.items()
        if not command.help or "Example" not in command.help
    ] == []


def test_readme_stays_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 80


def test_the_snippet_of_the_readme_finds_what_was_listed_on_its_day(monkeypatch):
    monkeypatch.chdir(ROOT)
    code = (ROOT / "README.md").read_text("utf-8").split("```python\n")[1].split("```")[0]
    *before, last = code.strip().splitlines()
    known = {}
    exec("\n".join(before), known)
    shown = eval(last, known)
    found = {
        (row.entity_id, row.list_id)
        for row in known["held"].dropna(subset=["entity_id"]).itertuples()
    }
    listings = Listings(Record(open_package(ROOT)), "2021-03-01")
    assert len(shown) == len(known["held"]) > 100
    assert {
        pair for pair in found if listings.status_on(*pair).standing is not Standing.LISTED
    } == set()
