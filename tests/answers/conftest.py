"""Questions about parties that others own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.ownership import DAY, links_of, owned_package
from watchers.answers.answer import Answer
from watchers.answers.answers import Answers
from watchers.answers.ownership_rules import what_if
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


@pytest.fixture
def ask(valid_package: Path) -> Callable[..., Answer]:
    """Asks about a party after links such as `x 50 a`; `x` and `y` are on the list."""

    def ask_about(party, links, *, day=DAY, threshold=None, **asked):
        owned_package(valid_package, links_of(links), **asked)
        hypothetical = what_if(threshold) if threshold else None
        answers = Answers(Record(open_package(valid_package)), hypothetical=hypothetical)
        return answers.on(party, "trade-list", day=day)

    return ask_about
