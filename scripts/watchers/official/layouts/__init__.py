"""The layouts of official lists: each module here defines one, as `LAYOUT`, and is found by itself.

What several layouts of one publisher share is in `shared/`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable

from watchers.official.layout import Layout


def _load(name: str) -> Layout:
    layout = getattr(importlib.import_module(f"{__name__}.{name}"), "LAYOUT", None)
    if not isinstance(layout, Layout):
        raise TypeError(f"official/layouts/{name}.py defines no LAYOUT")
    return layout


def _by_name() -> dict[str, Layout]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return {name: _load(name) for name in names}


LAYOUTS = _by_name()
"""All layouts by the names of their modules; a file is recognised by one of them at most."""

LISTS = frozenset(list_id for layout in LAYOUTS.values() for list_id in layout.lists)
"""The lists of the record that some layout can hold; others are published as pages or PDF."""


def by_publication(layouts: Iterable[Layout]) -> str:
    """The publications with their file formats, as text: `UK Sanctions List (CSV, ODS), …`."""
    formats: dict[str, list[str]] = {}
    for layout in sorted(layouts, key=lambda layout: layout.title):
        formats.setdefault(layout.name, []).append(layout.file_format)
    return ", ".join(f"{name} ({', '.join(names)})" for name, names in formats.items())


def files_of_lists() -> dict[tuple[str, ...], str]:
    """Which files can be read, for each group of lists that come in the same files."""
    groups: dict[str, list[str]] = {}
    for list_id in sorted(LISTS):
        holding = [layout for layout in LAYOUTS.values() if list_id in layout.lists]
        groups.setdefault(by_publication(holding), []).append(list_id)
    return {tuple(list_ids): files for files, list_ids in groups.items()}
