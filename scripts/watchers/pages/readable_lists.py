"""The tables of docs/reconcile.md: which files of official lists can be read, and which not yet."""

from __future__ import annotations

from watchers.text.grid import grid

NOT_READ = (
    "Known, and not read yet, or no list by themselves; the message of the command names them:"
)


def readable_lists() -> str:
    """A row for each group of lists that come in the same files, and one for each file not read."""
    from watchers.official.layouts import files_of_lists
    from watchers.official.unread_layouts import UNREAD_LAYOUTS

    read = [
        [", ".join(f"`{list_id}`" for list_id in list_ids), files]
        for list_ids, files in files_of_lists().items()
    ]
    unread = [[layout.title, layout.instead] for layout in UNREAD_LAYOUTS]
    read_table = grid(["list", "files"], rows=read)
    unread_table = grid(["file", "what to do"], rows=unread)
    return f"{read_table}\n{NOT_READ}\n\n{unread_table}"
