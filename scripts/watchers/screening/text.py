"""Screening results as a table for people, 80 columns wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from watchers.answers import words
from watchers.answers.answer import Answer, Said
from watchers.screening.later import Later
from watchers.screening.policy import Policy
from watchers.screening.result import Proof, ScreeningResult
from watchers.screening.verdict import HIT, LOOK
from watchers.text.plural import counted
from watchers.text.wrap import wrapped

Write = Callable[[str], object]
MAX_SHOWN = 20
"""Names of which nothing is to be said that are printed one by one."""
MORE = {
    "unmatched": "… and {names} that no party in the record matches",
    "not listed": "… and {names} not listed",
}
BASES = {
    "effective_on": "effective",
    "published_on": "published",
    "announced_on": "announced",
    "source_id": "or earlier: the date of its document",
}
WHOLE_LINES = (
    *(Said.LISTED, Said.COVERED, Said.WHAT_IF_COVERED, Said.RED_FLAG, Said.UNKNOWN),
    Said.NOT_COVERED,
)
"""Answers that have a line of their own; of the others the lists are named together."""


class TableWriter:
    """Hits first, then what a person must look at, then the rest, and the sums.

    What matters has a line of its own; then come the lists of which there is nothing to say.
    """

    holds_notes = True

    def __init__(
        self, write: Write, proof: Proof, policy: Policy, *, look: Later, rest: Later
    ) -> None:
        self.write, self.proof, self.policy = write, proof, policy
        self.later = {LOOK: look, 0: rest}
        self.sections: dict[int, Write] = {HIT: write, **self.later}
        self.hidden = {"unmatched": 0, "not listed": 0}
        self.shown = dict.fromkeys(self.hidden, 0)
        self.unchecked: dict[str, None] = {}
        self._section: Write = write

    def add(self, results: list[ScreeningResult]) -> None:
        first, status = results[0], self.policy.status(results)
        if status == 0 and not self._is_shown(first):
            return
        self._section = self.sections[status]
        if first.reason:
            self._line(f"{_name(first)}: {words.reason_text(first.reason)}", 0)
            return
        self._line(_name(first), 0)
        for result in results:
            self._party(result)

    def _is_shown(self, result: ScreeningResult) -> bool:
        """Whether a name of which nothing is to be said still has its own lines."""
        kind = "unmatched" if result.reason else "not listed"
        is_listed_in_full = kind == "not listed" and result.line is None
        if is_listed_in_full or self.shown[kind] < MAX_SHOWN:
            self.shown[kind] += 1
            return True
        self.hidden[kind] += 1
        return False

    def _party(self, result: ScreeningResult) -> None:
        match = result.match
        assert match is not None
        source = f" [{match.source_id}]" if match.source_id else ""
        how = f"({match.method}, {match.score:.2f})"
        self._line(f"{match.party_id}: {match.party} {how}{source}", 2)
        for said in WHOLE_LINES:
            for line in _lines(_with(result, said)):
                self._line(line, 4)
        self._line(words.joined(_other_lists(result)), 4)
        unchecked = _with(result, Said.NOT_CHECKED)
        self.unchecked.update(dict.fromkeys(answer.list_id for answer in unchecked))

    def end(self, notes: list[str]) -> None:
        for later in self.later.values():
            later.write_to(self.write)
        self._section = self.write
        for kind, number in self.hidden.items():
            if number:
                self._line(MORE[kind].format(names=counted(number, "more name")), 0)
        if self.unchecked:
            self._line(f"{words.SAID[Said.NOT_CHECKED]}: {', '.join(self.unchecked)}", 0)
        self.write("\n")
        for note in notes:
            self._line(note, 0)
        self.write(f"watchers {self.proof.package_version}, as of {self.proof.asked_on}\n")
        self.write(f"sha256 {self.proof.content_hash}\n")

    def _line(self, text: str, indent: int) -> None:
        if text:
            self._section(f"{wrapped(text, indent=' ' * indent)}\n")


def _name(result: ScreeningResult) -> str:
    return f"{result.name} [line {result.line}]" if result.line else result.name


def _with(result: ScreeningResult, said: Said) -> list[Answer]:
    return [answer for answer in result.answers if answer.said is said]


def _lines(answers: list[Answer]) -> Iterator[str]:
    """A line for each answer; lists of which the same is said share one."""
    alike: dict[str, list[Answer]] = {}
    for answer in answers:
        alike.setdefault(_why(answer), []).append(answer)
    for why, of_lists in alike.items():
        lists = ", ".join(answer.list_id for answer in of_lists)
        sources = dict.fromkeys(source for answer in of_lists for source in answer.source_ids)
        yield f"{words.SAID[of_lists[0].said]} {lists}{why} [{', '.join(sources)}]"


def _why(answer: Answer) -> str:
    """What follows the list: since when, or through whom by which rule, and what limits it."""
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
    since = f" since {status.since} ({BASES[status.since_basis]})"
    return ", ".join([since, *status.citations, *parts])


def _other_lists(result: ScreeningResult) -> Iterator[str]:
    """The lists that the party was not on, then those checked for an older day."""
    for said in (Said.NOT_LISTED, Said.NOT_LISTED_XINJIANG_GROUNDS):
        if answers := _with(result, said):
            yield f"{words.SAID[said]}: {', '.join(map(_with_reasons, answers))}"
    if older := _with(result, Said.NOT_LISTED_AS_OF):
        days = [f"{answer.list_id} ({answer.status.as_of})" for answer in older]
        yield f"{words.SAID[Said.NOT_LISTED_AS_OF]}: {', '.join(days)}"


def _with_reasons(answer: Answer) -> str:
    reasons = "" if answer.said is not Said.NOT_LISTED else words.reasons_text(answer.reasons)
    return f"{answer.list_id} ({reasons})" if reasons else answer.list_id
