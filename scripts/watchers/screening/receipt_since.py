"""What changed since a receipt: names of which it says the same are left out."""

from __future__ import annotations

from watchers.screening.receipt import Asked, name_entry, party_entry
from watchers.screening.receipt_compare import (
    Difference,
    match_differences,
    party_differences,
    place,
)
from watchers.screening.receipt_lines import UnreadableReceipt
from watchers.screening.receipt_reader import Receipt
from watchers.screening.result import ScreeningResult
from watchers.screening.unreadable import UnusableFile
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible

MAX_SHOWN = 50
"""How many changes are told, then and now; each name that changed is shown all the same."""


class OtherQuestion(UnusableFile):
    """The receipt answers another question; the message says which part of it."""


class Since:
    """An earlier receipt of the same input, read along with the results."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt, self.names, self.changed_names = receipt, 0, 0
        self.shown: list[Difference] = []
        self.total = 0
        self._then = receipt.names()
        self._parties = {entry.party_id: entry for entry in receipt.parties()}
        self._of_party: dict[str, bool] = {}

    def is_changed(self, results: list[ScreeningResult]) -> bool:
        """Whether the receipt says otherwise of the next name.

        Raises OtherQuestion if that is not the next name of the receipt.
        """
        salt = self.receipt.asked.input_sha256
        then, now = next(self._then, None), name_entry(results, salt=salt, with_names=True)
        self.names += 1
        where = place(now, number=self.names)
        if then is None or (then.line, then.name_sha256) != (now.line, now.name_sha256):
            raise OtherQuestion(f"{self.receipt.path} does not hold {where}")
        found = list(match_differences(then, now, where=where))
        self._tell(found)
        changed_parties = [result for result in results if self._is_party_changed(result)]
        is_changed = bool(found or changed_parties)
        self.changed_names += is_changed
        return is_changed

    def _is_party_changed(self, result: ScreeningResult) -> bool:
        """Whether the answers on the party that is matched differ; told once for all its names."""
        if result.match is None:
            return False
        party_id = result.match.party_id
        if party_id not in self._of_party:
            then = self._parties.get(party_id)
            now = party_entry(party_id, result.answers)
            found = (
                list(party_differences(then, now, where=party_id))
                if then
                else [Difference(party_id, "is not in the receipt")]
            )
            self._tell(found)
            self._of_party[party_id] = bool(found)
        return self._of_party[party_id]

    def _tell(self, found: list[Difference]) -> None:
        self.total += len(found)
        self.shown += found[: MAX_SHOWN - len(self.shown)]

    def notes(self) -> list[str]:
        """The changes, once all results are read.

        Raises OtherQuestion if the receipt holds names that were not asked again.
        """
        left = next(self._then, None)
        if left:
            where = place(left, number=self.names + 1)
            raise OtherQuestion(
                f"{self.receipt.path} also holds {where}, which was not asked again"
            )
        more = self.total - len(self.shown)
        day, version = self.receipt.asked.day, self.receipt.answered_by.package_version
        names = counted(self.changed_names, "name differs", "names differ")
        earlier = escape_invisible(self.receipt.path.name)
        texts = [f"{names} from {earlier} (package {version}, as of {day})"]
        texts += map(str, self.shown)
        return [*texts, f"… and {more:,} more"] if more else texts


def since(receipt: Receipt, asked: Asked) -> Since:
    """Raises UnreadableReceipt if it was changed, OtherQuestion if it is not about this input."""
    if receipt.changed:
        raise UnreadableReceipt(
            f"{receipt.path}: {', '.join(receipt.changed)}: was changed after the receipt was"
            " written, so nothing can be compared with it"
        )
    before, after = _question(receipt.asked), _question(asked)
    for part, now in after.items():
        then = before[part]
        if then != now:
            raise OtherQuestion(
                f"{receipt.path} answers another question: its {part} is {then}, and here {now}"
            )
    return Since(receipt)


def _question(asked: Asked) -> dict[str, object]:
    """What must be the same, so that answers can be compared name by name."""
    return {"input_sha256": asked.input_sha256, **asked.options}
