"""What the lists say of a party, in lines: one for each answer that matters, one for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers import words
from watchers.answers.answer import Answer, Said
from watchers.screening.result import ScreeningResult
from watchers.screening.verdict import STANDING


@dataclass(frozen=True)
class AnswerLine:
    """An answer that matters, on a list or on several of which the same is said."""

    said: Said
    list_ids: tuple[str, ...]
    why: str = ""
    """Since when, or through whom by which rule, and what limits it; it follows the lists."""
    chain_ids: tuple[str, ...] = ()
    """The parties that `why` names as owners, or between an owner and the party."""
    source_ids: tuple[str, ...] = ()


def answer_lines(result: ScreeningResult) -> Iterator[AnswerLine]:
    """The lists on which the party stands, or may, or an owner does, the gravest answer first."""
    for said in STANDING:
        alike: dict[str, list[Answer]] = {}
        for answer in answers_that(result, said):
            alike.setdefault(_why(answer), []).append(answer)
        for why, answers in alike.items():
            yield _line(answers, why)


def standing_lines(result: ScreeningResult) -> Iterator[AnswerLine]:
    """The same in short, for a party that a name could mean: each answer with its lists."""
    for said in STANDING:
        if answers := answers_that(result, said):
            yield AnswerLine(said, _list_ids(answers))


def other_lists(result: ScreeningResult) -> str:
    """The lists that the party was not on, then those checked for an older day."""
    return words.joined(_other_lists(result))


def answers_that(result: ScreeningResult, said: Said) -> list[Answer]:
    """The answers that say this."""
    return [answer for answer in result.answers if answer.said is said]


def _line(answers: list[Answer], why: str) -> AnswerLine:
    return AnswerLine(
        answers[0].said,
        _list_ids(answers),
        why,
        chain_ids=tuple(dict.fromkeys(party for answer in answers for party in _chain(answer))),
        source_ids=tuple(dict.fromkeys(s for answer in answers for s in answer.source_ids)),
    )


def _chain(answer: Answer) -> Iterator[str]:
    if answer.ownership:
        yield from answer.ownership.owner_ids
        for chain in answer.ownership.chains:
            yield from chain.parties[:-1]


def _list_ids(answers: list[Answer]) -> tuple[str, ...]:
    return tuple(answer.list_id for answer in answers)


def _why(answer: Answer) -> str:
    status, ownership = answer.status, answer.ownership
    parts: list[str] = []
    if ownership:
        owners = words.HELD_BY.format(owners=", ".join(ownership.owner_ids))
        parts.append(f"{owners} ({words.share_text(ownership)})")
    if ownership and ownership.rule:
        rule = ownership.rule.citation or ownership.rule.rule_id
        parts.append(words.RULE.format(rule=rule))
    parts += [words.reason_text(reason) for reason in answer.reasons]
    if ownership:
        parts.append(words.chains_text(ownership))
    if answer.said is not Said.LISTED:
        return f": {words.joined(parts)}"
    return ", ".join([f" {words.since_text(status)}", *status.citations, *parts])


def _other_lists(result: ScreeningResult) -> Iterator[str]:
    for said in (Said.NOT_LISTED, Said.NOT_LISTED_XINJIANG_GROUNDS, Said.NOT_LISTED_AS_OF):
        if answers := answers_that(result, said):
            yield f"{words.SAID[said]}: {', '.join(map(_with_check, answers))}"


def _with_check(answer: Answer) -> str:
    is_said = answer.said is Said.NOT_LISTED_XINJIANG_GROUNDS
    check = "" if is_said else words.check_text(answer.status)
    return f"{answer.list_id} ({check})" if check else answer.list_id
