"""Takes a cell apart: first what is wrong with its text, then its parties, then their names."""

from __future__ import annotations

import re
import unicodedata

from watchers.names.normalize import has_han, with_plus_in_words
from watchers.names.parse import parse_name
from watchers.screening.cell.addresses import is_address, is_branch, without_chinese_branch
from watchers.screening.cell.aliases import split_at_brackets, split_at_labels, starts_with_label
from watchers.screening.cell.identifiers import take_identifiers
from watchers.screening.cell.plain import is_plain
from watchers.screening.cell.prefixes import trimmed, without_affixes, without_signs
from watchers.screening.cell.reading import CellReading, Certainty, Party
from watchers.screening.cell.repair import repair
from watchers.screening.cell.scripts import halves, script_of
from watchers.screening.cell.separators import certain_pieces, cut_behind_form, likely_pieces
from watchers.screening.cell.wording import other_wording

_CHINESE_COMMA = re.compile(r"(?<=[\u3400-\u9fff)）])\s*，")
_SPACES = re.compile(r"[^\S\n\t]+")
_AND = re.compile(r"[\s,;]*(?:and\b|&|\+)\s*", re.I)


def read_cell(cell: str) -> CellReading:
    """The names and identifiers in the cell, by party."""
    if is_plain(cell):
        return CellReading(cell)
    mended = repair(cell)
    text, identifiers = take_identifiers(_normalized(mended.text))
    text = without_affixes(text)
    reader = _Reader()
    reader.read(text)
    parties = _as_asked(cell, reader.parties, identifiers)
    return CellReading(
        cell,
        parties=parties,
        as_one=_spellings(text) if parties else (),
        has_address=reader.has_address,
        was_repaired=mended.was_mojibake,
        is_damaged=mended.is_damaged,
    )


def _normalized(text: str) -> str:
    """The text with one kind of punctuation and spaces, without signs and with "++" in words."""
    text = without_signs(_CHINESE_COMMA.sub("、", text))
    text = with_plus_in_words(unicodedata.normalize("NFKC", text))
    return _SPACES.sub(" ", text).strip()


def _as_asked(cell: str, parties: list[Party], identifiers: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties, the identifiers with the first; none if the cell is that name already."""
    if identifiers:
        first, *others = parties or [Party(())]
        parties = [Party((*first.names, *identifiers), first.certainty), *others]
    if [party.names for party in parties] == [(unicodedata.normalize("NFKC", cell),)]:
        return ()
    return tuple(parties)


def _spellings(name: str) -> tuple[str, ...]:
    """The name, or the company of which it is a branch, as it stands and in other words."""
    company = without_chinese_branch(name)
    return tuple(dict.fromkeys((company, other_wording(company))))


class _Reader:
    """Reads the parties of a text."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.has_address = False

    def read(self, text: str) -> None:
        """Adds the parties of a text, whose pieces are surely apart."""
        pieces = certain_pieces(text)
        is_one = len(pieces) == 2 and _are_halves(*pieces) and ";" not in text
        for number, piece in enumerate(pieces):
            name = without_affixes(piece)
            if number and starts_with_label(piece) or number and is_one:
                self._add_names(name)
            elif number and is_address(name, follows_company=True):
                self.has_address = True
            else:
                self.parties += self._parties(name)

    def _add_names(self, text: str) -> None:
        """Adds the names in the text to the last party."""
        names = tuple(name for party in self._parties(text) for name in party.names)
        last = self.parties.pop() if self.parties else Party(())
        self.parties.append(Party((*last.names, *names), last.certainty))

    def _parties(self, text: str) -> list[Party]:
        """The parties of a text without certain separators; further names go to the first."""
        without, inside = split_at_brackets(text)
        main, *others = split_at_labels(without) or [""]
        found = self._of_scripts(main)
        further: list[Party] = []
        for other in (*others, *inside):
            for piece in certain_pieces(other):
                for name in split_at_labels(without_affixes(piece)):
                    further += self._of_scripts(name)
        if not further:
            return found
        first, *rest = found or [Party(())]
        names = dict.fromkeys((*first.names, *(name for party in further for name in party.names)))
        return [Party(tuple(names), first.certainty), *rest]

    def _of_scripts(self, text: str) -> list[Party]:
        """The parties in each script; one in each is one party with two names."""
        first, *others = halves(text)
        others = [half for half in others if not self._leaves_out(half, follows_company=True)]
        by_script = [self._of_half(half) for half in (first, *others)]
        by_script = [found for found in by_script if found]
        if len(by_script) > 1 and all(len(found) == 1 for found in by_script):
            return [Party(tuple(name for found in by_script for name in found[0].names))]
        return [party for found in by_script for party in found]

    def _of_half(self, text: str) -> list[Party]:
        head, tail = cut_behind_form(text)
        found = self._of_head(head)
        while tail:
            joined = _AND.match(tail)
            head, tail = cut_behind_form(trimmed(tail[joined.end() :] if joined else tail))
            found += self._of_tail(head, is_joined=joined is not None)
        return found

    def _of_head(self, text: str) -> list[Party]:
        """The parties of a text that ends in its only legal form, or has none."""
        first, *others = likely_pieces(text) or [""]
        if not others:
            return [Party(_spellings(trimmed(text)))] if trimmed(text) else []
        if not parse_name(first).distinctive:
            return [Party(_spellings(text), Certainty.LIKELY)]
        names = [piece for piece in others if not self._leaves_out(piece, follows_company=False)]
        has_address = len(names) < len(others)
        if not names:
            return [Party(_spellings(without_affixes(first)))]
        certainty = Certainty.REST if has_address else Certainty.LIKELY
        return [
            Party(_spellings(without_affixes(first)), Certainty.LIKELY),
            *(Party(_spellings(without_affixes(name)), certainty) for name in names),
        ]

    def _of_tail(self, text: str, *, is_joined: bool) -> list[Party]:
        """The parties behind a legal form."""
        if is_branch(text):
            return []
        pieces = likely_pieces(text)
        names = [piece for piece in pieces if not self._leaves_out(piece, follows_company=True)]
        found = []
        for name in names:
            is_company = parse_name(name).has_legal_form
            is_sure = is_company or (is_joined and name is pieces[0])
            certainty = Certainty.SURE if is_sure else Certainty.REST
            found.append(Party(_spellings(without_affixes(name)), certainty))
        return found

    def _leaves_out(self, piece: str, *, follows_company: bool) -> bool:
        """Whether the piece is an address, and so is left out."""
        is_one = is_address(piece, follows_company=follows_company)
        self.has_address = self.has_address or is_one
        return is_one


def _are_halves(first: str, second: str) -> bool:
    """Whether two pieces are in two scripts, one of them Chinese: a name and its translation."""
    return script_of(first) != script_of(second) and has_han(first) != has_han(second)
