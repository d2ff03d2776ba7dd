"""Screening results as a table for people, 80 columns wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from watchers.answers import words
from watchers.answers.answer import Said
from watchers.answers.reasons import Reason
from watchers.screening import phrases
from watchers.screening.answer_lines import (
    AnswerLine,
    answer_lines,
    answers_that,
    other_lists,
    standing_lines,
)
from watchers.screening.context.findings import findings_text
from watchers.screening.later import Later
from watchers.screening.policy import Policy
from watchers.screening.result import TOLD_ONCE, Proof, ScreeningResult, verdict_of
from watchers.screening.verdict import HIT, LOOK, Verdict
from watchers.text.plural import counted
from watchers.text.printable import quoted
from watchers.text.wrap import wrapped

Write = Callable[[str], object]
MAX_SHOWN = 20
"""Names of which nothing is to be said that are printed one by one."""


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
        self.hidden: Counter[Verdict] = Counter()
        self.shown: Counter[Verdict] = Counter()
        self.unchecked: dict[str, None] = {}
        self._section: Write = write

    def add(self, results: list[ScreeningResult]) -> None:
        first, status = results[0], self.policy.status(results)
        if not self.policy.is_hit(results) and not self._is_shown(results):
            return
        self._section = self.sections[status]
        if len(results) == 1 and first.match is None and first.reason:
            self._nobody(first, first.reason)
            return
        are_candidates = all(result.is_candidate for result in results)
        name = _name(first)
        self._line(phrases.FOR_REVIEW.format(name=name) if are_candidates else name, 0)
        for result in results:
            if result.is_candidate:
                self._candidate(result, lead="" if are_candidates else phrases.COULD_BE)
            elif result.reason:
                self._line(f"{_asked_as(result)}: {words.reason_text(result.reason)}", 2)
            else:
                self._party(result)

    def _candidate(self, result: ScreeningResult, *, lead: str) -> None:
        """A party that the name could mean, why not surely, and the lists on which it stands."""
        self._matched(result, lead=lead)
        said = [_said(line) for line in standing_lines(result)]
        self._line(words.joined(said) or phrases.ON_NO_LIST, 4)

    def _nobody(self, result: ScreeningResult, reason: Reason) -> None:
        if reason.kind in TOLD_ONCE and result.line:
            return  # One note at the end tells of all.
        asked = f" {_asked_as(result)}" if result.asked_as else ""
        said = words.reason_text(reason)
        if result.findings:
            said = words.joined([said, findings_text(result.findings)])
        self._line(f"{_name(result)}{asked}: {said}", 0)

    def _is_shown(self, results: list[ScreeningResult]) -> bool:
        """Whether a name of which nothing is to be said still has its own lines."""
        verdict = verdict_of(results)
        is_listed_in_full = verdict is not Verdict.NO_MATCH and results[0].line is None
        if is_listed_in_full or self.shown[verdict] < MAX_SHOWN:
            self.shown[verdict] += 1
            return True
        self.hidden[verdict] += 1
        return False

    def _party(self, result: ScreeningResult) -> None:
        self._matched(result)
        for line in answer_lines(result):
            self._line(f"{_said(line)}{line.why} [{', '.join(line.source_ids)}]", 4)
        self._line(other_lists(result), 4)
        unchecked = answers_that(result, Said.NOT_CHECKED)
        self.unchecked.update(dict.fromkeys(answer.list_id for answer in unchecked))

    def _matched(self, result: ScreeningResult, *, lead: str = "") -> None:
        match = result.match
        assert match is not None
        source = f" [{match.source_id}]" if match.source_id else ""
        asked = f"; {_asked_as(result)}" if result.asked_as else ""
        how = f"({match.method}, {match.score:.2f}{asked})"
        self._line(f"{lead}{match.party_id}: {match.party} {how}{source}", 2)
        self._line(findings_text(result.findings), 4)
        self._line(phrases.decided_text(result), 4)

    def end(self, notes: list[str]) -> None:
        for later in self.later.values():
            later.write_to(self.write)
        self._section = self.write
        for verdict, number in self.hidden.items():
            self._line(f"… and {counted(number, 'more name')} {phrases.COUNTS[verdict]}", 0)
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


def _asked_as(result: ScreeningResult) -> str:
    return f"read as {quoted(result.asked_as or result.name)}"


def _said(line: AnswerLine) -> str:
    return f"{words.SAID[line.said]} {', '.join(line.list_ids)}"
