"""Lines on the law: what the rules of each list make of a party's owners, and a list's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from watchers.answers import words as answer_words
from watchers.answers.answer import Answer, Said
from watchers.answers.list_status import Standing
from watchers.answers.periods import Period as AnswerPeriod
from watchers.answers.reasons import Reason
from watchers.dates.partial_date import DATE_LENGTH, day_after, day_before
from watchers.profile.format import Line, Tone, qualified, words
from watchers.profile.milestones import Period
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.subject import Subject
from watchers.tables.rows import Row

FIRST_DAY = "0001-01-01"
"""Since when an answer holds that has always been so."""
TONES = {
    Said.LISTED: Tone.LISTED,
    Said.COVERED: Tone.LISTED,
    Said.RED_FLAG: Tone.DOUBT,
    Said.UNKNOWN: Tone.DOUBT,
}


def through_owners(subject: Subject) -> Iterator[Line]:
    """What each list says of the party because of its owners, period by period."""
    answers = subject.answers
    for list_id in answers.list_ids:
        periods = answers.periods(subject.row_id, list_id).all
        for said, run in groupby(periods, key=_what_is_said):
            if said:
                yield _line(subject, list(run))


def _what_is_said(period: AnswerPeriod) -> tuple[object, ...]:
    """What tells an answer through owners from the next; empty if there is none."""
    answer = period.answer
    if answer.said is Said.LISTED or answer.ownership is None:
        return ()
    ownership = answer.ownership
    share = answer_words.share_text(ownership)
    return (answer.said, answer.rule_id, ownership.owner_ids, share, _reasons(answer))


def _reasons(answer: Answer) -> tuple[Reason, ...]:
    """Why the owners give the answer; all reasons if the party's own status makes it another."""
    ownership = answer.ownership
    is_by_owners = (
        ownership is not None
        and answer.said.value == ownership.answer.value
        and not _is_own_listing_in_doubt(answer)
    )
    return ownership.reasons if ownership and is_by_owners else answer.reasons


def _line(subject: Subject, run: list[AnswerPeriod]) -> Line:
    answer = run[0].answer
    ended_on = day_after(run[-1].last) if run[-1].last else ""
    fact = _fact(subject, answer)
    source_id = answer.source_ids[0] if answer.source_ids else ""
    if answer.ownership and answer.ownership.rule:
        source_id = answer.ownership.rule.source_id
    return Line(
        sentence(fact, f" ({_in_words(run)})", separator=""),
        lead=answer_words.SAID[answer.said],
        source_id=source_id,
        tone=TONES.get(answer.said),
        fact=fact,
        period=Period(run[0].first, ended_on, known_on="" if run[0].first else FIRST_DAY),
    )


def _in_words(run: list[AnswerPeriod]) -> str:
    first, last = run[0].first, run[-1].last
    if not last:
        return f"since {first}" if first else "always"
    return f"{first} to {last}" if first else f"to {last}"


def _fact(subject: Subject, answer: Answer) -> Sentence:
    head = (", ", subject.mention("lists", answer.list_id), ": ")
    return sentence(head, by_owners(subject, answer), separator="")


def by_owners(subject: Subject, answer: Answer) -> Sentence:
    """Why the party's own listing is in doubt, if it is; the owners, the rule and the reasons."""
    ownership = answer.ownership
    assert ownership is not None
    owners = [subject.mention("entities", owner_id) for owner_id in ownership.owner_ids]
    share = f" ({answer_words.share_text(ownership)})"
    rule = f"rule {ownership.rule.citation or ownership.rule.rule_id}" if ownership.rule else ""
    held = sentence("held by ", sentence(*owners, separator=", "), share, separator="")
    reasons = _reasons(answer)
    listing = answer.status.reasons if _is_own_listing_in_doubt(answer) else ()
    own = [reason for reason in reasons if reason in listing]
    others = [reason for reason in reasons if reason not in listing]
    return sentence(reasons_told(subject, own), held, rule, reasons_told(subject, others))


def _is_own_listing_in_doubt(answer: Answer) -> bool:
    return answer.status.standing is Standing.UNKNOWN and bool(answer.status.designation_ids)


def reasons_told(subject: Subject, reasons: Iterable[Reason]) -> Sentence:
    """Why an answer is given, with the parties by their names."""
    return sentence(*(_reason(subject, reason) for reason in reasons))


def _reason(subject: Subject, reason: Reason) -> Sentence:
    pieces = (
        subject.mention_of_id(text) if is_party else text
        for text, is_party in answer_words.reason_pieces(reason)
    )
    return sentence(*pieces, separator="")


def ownership_rules(subject: Subject) -> Iterator[Line]:
    """The rules by which a list reaches parties that listed ones own, or does not.

    An older release has no such table.
    """
    if "ownership_rules" not in subject.record.tables:
        return
    for row in sorted(subject.rows_in("ownership_rules"), key=_start):
        period = Period(row["started_on"], row["ended_on"])
        fact = sentence(words(row["reach"]), *_test(subject, row), row["citation"])
        yield Line(
            sentence(fact, f" ({_days(row)})", separator=""),
            source_id=row["source_id"],
            table="ownership_rules",
            row=row,
            fact=fact,
            milestones=period.milestones(
                start="in force:", end="no longer in force:", source_id=row["source_id"]
            ),
            period=period,
        )


def _days(row: Row) -> str:
    """The first and the last day of a rule, whose row gives the day after the last."""
    ended_on = row["ended_on"]
    last = day_before(ended_on) if len(ended_on) == DATE_LENGTH else ended_on
    return Period(row["started_on"], last).in_words()


def _start(row: Row) -> str:
    return row["started_on"]


def _test(subject: Subject, row: Row) -> Iterator[str | Sentence]:
    """What it takes to be reached, in words."""
    if row["owner_id"]:
        yield ("only what ", subject.mention("entities", row["owner_id"]), " owns")
    if row["threshold_pct"]:
        yield qualified(f"{row['threshold_pct']} %", qualifier=row["comparator"])
    if row["aggregation"]:
        yield words(row["aggregation"])
    if row["control"]:
        yield f"control: {words(row['control'])}"
    if row["minority"]:
        yield f"smaller shares: {words(row['minority'])}"
    if row["excluded_country"]:
        yield f"not parties of {row['excluded_country']}"
