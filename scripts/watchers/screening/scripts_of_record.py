"""In which scripts the record has names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from watchers.names.normalize import HAN, folded


class ScriptsOfRecord:
    """The scripts of the record's names, beside those that are compared in Latin letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = {script for name in names for script in _scripts(name)}

    def have(self, name: str) -> bool:
        """Whether the record has names in every script of the name, so that one could match."""
        return name.isascii() or _scripts(folded(name)) <= self._known


def _scripts(name: str) -> set[str]:
    """The scripts of a folded name that are neither Chinese nor read as Latin letters."""
    if name.isascii():
        return set()
    return {
        unicodedata.name(character, "").split(" ")[0]
        for character in name
        if character.isalpha() and not character.isascii() and not HAN.match(character)
    }
