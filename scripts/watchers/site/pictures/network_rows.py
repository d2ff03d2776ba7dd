"""The ties of a party as rows of a table, for whoever does not see the picture."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.profile.sentence import Mention
from watchers.site.pictures.network_data import Group, Network


@dataclass(frozen=True)
class NetworkRow:
    """One row of the table that says what the picture shows, and what it has no room for."""

    group: str
    node: Mention
    tied_to: Mention
    """The party itself, or what is nearer to it."""
    what: str
    source_id: str
    is_shown: bool


def network_rows(found: Network) -> list[NetworkRow]:
    """Every tie as a row of a table, group by group; those that the picture leaves out too."""
    both = [(tie, True) for tie in found.ties] + [(tie, False) for tie in found.left_out]
    order = list(Group)
    both.sort(key=lambda pair: (order.index(pair[0].group), pair[0].level, not pair[1]))
    named = {tie.node.row_id: tie.node for tie, _ in both} | {found.party.row_id: found.party}
    return [
        NetworkRow(
            tie.group.value, tie.node, named[tie.parent_id], tie.what, tie.source_id, is_shown
        )
        for tie, is_shown in both
    ]
