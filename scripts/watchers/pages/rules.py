"""docs/rules.md: every rule with its message and what its broken example gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchers.package.model import Package
from watchers.package.paths import page_text
from watchers.pages.markdown import NOTE
from watchers.problems.problem import Severity
from watchers.text.escape import code_block

if TYPE_CHECKING:
    from watchers.checks.rule import Rule

EXAMPLES = "tests/broken"
MAX_NAMED_TABLES = 3
"""A rule about more tables than this is one about every table that has such columns."""


def rules_page(package: Package) -> str:
    """Every rule by family: its message, why it exists if that is said, and its example's lines."""
    from watchers.checks.rules import RULES

    families: dict[str, list[str]] = {}
    for rule in RULES.values():
        families.setdefault(rule.family, []).append(_section(rule, package=package))
    count = (
        f"{len(RULES)} rules in addition to the schemas. "
        "Below each are the lines that its broken example in `tests/broken` gives. "
        "What a rule marked *due* finds is not a problem: a day of the record has passed, "
        "and somebody should look at what followed.\n"
    )
    body = [f"## {family}\n\n" + "\n".join(rules) for family, rules in families.items()]
    return "\n".join(["# Rules\n", NOTE, count, *body])


def _section(rule: Rule, *, package: Package) -> str:
    why = f"\n{rule.why}\n" if rule.why else ""
    example = page_text(package.root, f"{EXAMPLES}/{rule.name}/expected.txt")
    lines = f"\n{code_block(example)}" if example is not None else ""
    about = f"{_mark(rule)}{rule.sentence} ({_where(rule, package=package)})"
    return f"### {rule.name}\n\n{about}\n{why}{lines}"


def _mark(rule: Rule) -> str:
    """What precedes the sentence of a rule that finds something else than problems."""
    return "" if rule.severity is Severity.PROBLEM else f"*{rule.severity.capitalize()}:* "


def _where(rule: Rule, *, package: Package) -> str:
    tables = sorted({check.table for check in rule.checks(package)})
    if len(tables) > MAX_NAMED_TABLES:
        return "every table with such columns"
    return ", ".join(tables)
