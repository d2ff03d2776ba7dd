"""Rows whose identifier cannot be looked up, which must not read as if it had been."""

from __future__ import annotations

from dataclasses import replace

from watchers.answers.reasons import ReasonKind
from watchers.screening.context.compare import Context
from watchers.screening.context.findings import Finding, FindingKind
from watchers.screening.merge import CellMatches, NameMatches, PartMatches
from watchers.screening.question import Question


def with_unread(asked: Question, matches: CellMatches, context: Context) -> CellMatches:
    """The matches, with a finding if the identifier could not be read.

    A row that has nothing else, and matches nobody, is for review.
    """
    if "id" not in context.unread or asked.cells is None:
        return matches
    matches = replace(matches, findings=(Finding(FindingKind.ID_UNREAD),))
    if matches.is_anything or asked.name != asked.cells.id.strip():
        return matches
    unread = NameMatches(unreadable=ReasonKind.NUMBER_ALONE)
    return replace(matches, parts=(PartMatches("", unread),))
