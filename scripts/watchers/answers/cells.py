"""An answer as cells of a table, for all that writes answers into columns."""

from __future__ import annotations

from watchers.answers import words
from watchers.answers.answer import Answer

Cell = str | float | tuple[str, ...] | None
"""Text, a number, ids or codes; an empty text, or None for a number, means unknown or none."""


def answer_cells(answer: Answer) -> dict[str, Cell]:
    """All that an answer says of a party and a list, by column."""
    return _listing(answer) | _owners(answer) | _basis(answer)


def _listing(answer: Answer) -> dict[str, Cell]:
    status = answer.status
    return {
        "answer": answer.said.value,
        "list_id": status.list_id,
        "since": status.since,
        "since_basis": status.since_basis,
        "checked_to": status.checked_to,
        "as_of": status.as_of,
        "citation": words.joined(status.citations),
    }


def _owners(answer: Answer) -> dict[str, Cell]:
    ownership = answer.ownership
    if ownership is None:
        return {"share_least": None, "share_most": None}
    return {
        "owner_ids": ownership.owner_ids,
        "share_least": ownership.share_least,
        "share_most": ownership.share_most,
        "chain": words.chains_text(ownership),
        "rule_id": answer.rule_id,
        "rule_citation": ownership.rule.citation if ownership.rule else "",
    }


def _basis(answer: Answer) -> dict[str, Cell]:
    return {
        "remark": words.reasons_text(answer.reasons),
        "reasons": tuple(reason.kind.value for reason in answer.reasons),
        "designation_ids": answer.status.designation_ids,
        "source_ids": answer.source_ids,
    }
