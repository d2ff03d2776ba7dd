"""Lines on where a party stands: what each list says of it on the day of the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from watchers.answers import words as answer_words
from watchers.answers.answer import Answer, Said
from watchers.profile.format import Line
from watchers.profile.law import TONES, by_owners, reasons_told
from watchers.profile.sentence import Mention, Sentence, sentence
from watchers.profile.subject import Subject

TOLD_ONE_BY_ONE = (Said.LISTED, Said.COVERED, Said.RED_FLAG, Said.NOT_COVERED)
"""Answers that have a line each; the others are told together."""
TOLD_IN_SHORT = (Said.NOT_LISTED_AS_OF, Said.NOT_CHECKED)
"""Answers of many lists about most parties; the lists are named by their ids."""


def standing(subject: Subject) -> Iterator[Line]:
    """The lists on which the party is, or is reached through owners; then the other answers."""
    answers = subject.answers.on_all_lists(subject.row_id, day=subject.day)
    for said in Said:
        alike = [answer for answer in answers if answer.said is said]
        if said in TOLD_ONE_BY_ONE:
            yield from (_line(subject, answer) for answer in alike)
        elif said is Said.UNKNOWN:
            yield from _by_reasons(subject, alike)
        elif alike:
            tell = _by_their_ids if said in TOLD_IN_SHORT else _lists
            yield _together(said, tell(subject, alike))


def _by_reasons(subject: Subject, answers: list[Answer]) -> Iterator[Line]:
    """Unknown answers, each reason with the lists for which it is given."""
    groups: dict[Sentence, list[Answer]] = {}
    for answer in answers:
        why = _why(subject, answer)
        groups.setdefault(why, []).append(answer)
    for why, alike in groups.items():
        line = _together(Said.UNKNOWN, _lists(subject, alike))
        source_id = next((key for answer in alike for key in answer.source_ids), "")
        yield replace(line, text=sentence(line.text, why, separator=": "), source_id=source_id)


def _line(subject: Subject, answer: Answer) -> Line:
    named = subject.mention("lists", answer.list_id)
    return Line(
        sentence(" ", named, details(subject, answer), separator=""),
        lead=answer_words.SAID[answer.said],
        source_id=next(iter(answer.source_ids), ""),
        tone=TONES.get(answer.said),
    )


def details(subject: Subject, answer: Answer) -> Sentence:
    """What is told behind the name of the list: since when, through whom, by what rule, why."""
    if answer.said is not Said.LISTED:
        why = _why(subject, answer)
        own = _own(answer) if answer.said is Said.NOT_COVERED else ""
        return sentence(": ", sentence(why, own), separator="") if why or own else ()
    status = answer.status
    since = f" {answer_words.since_text(status)}" if status.since else ", since when is unknown"
    citations = "".join(f", {citation}" for citation in status.citations)
    return sentence(f"{since}{citations}", reasons_told(subject, answer.reasons))


def _together(said: Said, lists: Sentence) -> Line:
    return Line(
        sentence(": ", lists, separator=""),
        lead=answer_words.SAID[said],
        source_id="",
        tone=TONES.get(said),
    )


def _lists(subject: Subject, answers: list[Answer]) -> Sentence:
    return sentence(*(_list_as_of(subject, answer) for answer in answers), separator=", ")


def _by_their_ids(subject: Subject, answers: list[Answer]) -> Sentence:
    """The lists in short, by how far they were checked."""
    groups: dict[str, list[Sentence]] = {}
    for answer in answers:
        day = f" ({answer.status.as_of})" if answer.status.as_of else ""
        mention = Mention("lists", answer.list_id, answer.list_id, is_in_passing=True)
        named = sentence(mention, day, separator="")
        limits = answer_words.limits_text(answer.status) if day else ""
        groups.setdefault(limits, []).append(named)
    told = (
        sentence(limits, sentence(*lists, separator=", "), separator=": ")
        for limits, lists in sorted(groups.items())
    )
    return sentence(*told)


def _list_as_of(subject: Subject, answer: Answer) -> Sentence:
    """The list, and how far it was checked, where the answer does not say it already."""
    is_said = answer.said is not Said.NOT_LISTED
    check = "" if is_said else answer_words.check_text(answer.status)
    limits = f" ({check})" if check else ""
    return sentence(subject.mention("lists", answer.list_id), limits, separator="")


def _own(answer: Answer) -> str:
    """What is said of the party itself where its owners do not make it listed."""
    check = answer_words.check_text(answer.status)
    said = answer_words.SAID[Said(answer.status.standing.value)]
    return f"itself {said} ({check})" if check else f"itself {said}"


def _why(subject: Subject, answer: Answer) -> Sentence:
    return by_owners(subject, answer) if answer.ownership else reasons_told(subject, answer.reasons)
