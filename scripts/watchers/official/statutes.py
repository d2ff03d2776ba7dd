"""The parts of the law under which the UFLPA Entity List names a party."""

from __future__ import annotations

import re

STATUTE = re.compile(r"2\(d\)\(2\)\(B\)\((i{1,3}|iv|v)\)")
"""A part of section 2(d)(2)(B) of Public Law 117-78: 2(d)(2)(B)(ii)."""


def statutes_in(text: str) -> tuple[str, ...]:
    """The parts of the law that a text names, in its order."""
    return tuple(match.group() for match in STATUTE.finditer(text))
