"""The table of docs/reconcile.md: which files of which official lists can be read."""

from __future__ import annotations

from watchers.pages.markdown import grid


def readable_lists() -> str:
    """A row for each group of lists that come in the same files."""
    from watchers.official.layouts import files_of_lists

    rows = [
        [", ".join(f"`{list_id}`" for list_id in list_ids), files]
        for list_ids, files in files_of_lists().items()
    ]
    return grid(["list", "files"], rows=rows)
