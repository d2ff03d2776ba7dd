"""Every dependency has a wheel on each system and Python; check_wheels.py also downloads them."""

from __future__ import annotations

import pytest

from install.check_wheels import PYTHONS, SYSTEMS, resolve

pytestmark = pytest.mark.install


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_every_dependency_has_a_wheel(system, python, tmp_path):
    assert resolve(system, python=python, pinned=tmp_path / "pinned.txt") == ""
