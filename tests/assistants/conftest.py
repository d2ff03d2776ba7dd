from __future__ import annotations

import pytest

from support.assistants import Assistant
from support.packages import ROOT


@pytest.fixture(scope="session")
def held():
    """The shipped record, opened once for all questions."""
    from watchers.assistants.held import Held
    from watchers.package.descriptor import open_package

    return Held(open_package(ROOT))


@pytest.fixture(scope="session")
def assistant(held) -> Assistant:
    from watchers.assistants.server import server

    return Assistant(server(held))
