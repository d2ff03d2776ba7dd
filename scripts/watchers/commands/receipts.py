"""What `watchers listed` writes and reads beside its answers: receipts and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.commands.errors import Failure
from watchers.commands.options import version_of
from watchers.commands.output import echo
from watchers.commands.output_options import output_to
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from watchers.screening.receipt import AnsweredBy, Asked
    from watchers.screening.receipt_since import Since
    from watchers.screening.receipt_writer import ReceiptWriter
    from watchers.screening.result import ScreeningResult
    from watchers.screening.screen import Screening


@dataclass
class Records:
    """The receipt to write, the one to compare with, and the decisions to apply."""

    receipt: Path | None
    with_names: bool
    since: Path | None
    decisions: Path | None
    _asked: Asked | None = None
    """What is asked, with the hash of the input; None if nothing needs it."""
    _earlier: Since | None = None
    _decided_anew: bool = False
    """Whether the earlier receipt was written with other decisions, or without any."""

    @contextmanager
    def over(self, screening: Screening) -> Iterator[Callable[[list[ScreeningResult]], bool]]:
        """Gives a function that takes the results for each name, and says whether to show them.

        The receipt is there, whole, when the block is left without an error.
        """
        with failures_in_one_line():
            self._read(screening)
            with self._writer(screening) as writer:

                def keep(results: list[ScreeningResult]) -> bool:
                    if writer:
                        writer.add(results)
                    return self._is_shown(results, screening)

                yield keep

    def check_input(self, screening: Screening) -> None:
        """Raises UnreadableFile if the file of names is no longer the one that was hashed.

        Called once all results are read and before any output is in place, so that none is left.
        """
        if self._asked:
            from watchers.screening.receipt_input import check_unchanged

            check_unchanged(screening, self._asked)

    def notes(self, screening: Screening) -> list[str]:
        """What is to be said of them, once all results are read."""
        decided = screening.decisions.notes() if screening.decisions else []
        return [*decided, *(self._earlier.notes() if self._earlier else [])]

    def say_written(self) -> None:
        """Says on standard error where the receipt is, and the hash by which it can be known."""
        if self.receipt:
            from watchers.screening.receipt_input import hash_of_file

            name = escape_invisible(str(self.receipt))
            echo(f"wrote {name} (sha256 {hash_of_file(self.receipt)})", err=True)

    def _read(self, screening: Screening) -> None:
        if self.decisions:
            from watchers.screening.decisions import read_decisions

            screening.decisions = read_decisions(self.decisions)
        if self.receipt or self.since:
            from watchers.screening.receipt_input import asked_of

            self._asked = asked_of(screening, with_names=self.with_names)
        if self.since and self._asked:
            from watchers.screening.receipt_reader import read_receipt
            from watchers.screening.receipt_since import since

            self._earlier = since(read_receipt(self.since), self._asked)
            then = self._earlier.receipt.asked
            self._decided_anew = then.decisions_sha256 != self._asked.decisions_sha256

    def _is_shown(self, results: list[ScreeningResult], screening: Screening) -> bool:
        if self._earlier is None or self._earlier.is_changed(results):
            return True
        if self._decided_anew and screening.policy.is_hit(results):
            return True  # What was decided then may count now; a receipt holds no decisions.
        screening.summary.move_to_unchanged(results, screening.policy)
        return False

    @contextmanager
    def _writer(self, screening: Screening) -> Iterator[ReceiptWriter | None]:
        if self.receipt is None or self._asked is None:
            yield None
            return
        from watchers.screening.receipt_writer import ReceiptWriter

        with output_to(self.receipt) as write:
            writer = ReceiptWriter(write, asked=self._asked, answered_by=answered_by(screening))
            yield writer
            writer.end()


def answered_by(screening: Screening) -> AnsweredBy:
    from watchers.package.locate import shipped_package
    from watchers.screening.receipt import AnsweredBy

    return AnsweredBy(
        package_version=screening.package.version,
        package_created=screening.package.created,
        content_hash=screening.proof.content_hash,
        code_version=version_of(shipped_package()),
    )


@contextmanager
def failures_in_one_line(*more: type[Exception]) -> Iterator[None]:
    """Ends the command in one line if a receipt or the decisions cannot be used, or on `more`."""
    from watchers.screening.unreadable import UnusableFile

    expected: tuple[type[Exception], ...] = (UnusableFile, *more)
    try:
        yield
    except expected as error:
        raise Failure(str(error)) from error
