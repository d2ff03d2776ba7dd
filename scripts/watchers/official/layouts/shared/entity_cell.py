"""The names in the cell of the Entity List that has a party's names and addresses in one text.

A name, then "a.k.a., the following two aliases:" with an alias on each line, behind a dash; then
the addresses. Without aliases, the first address follows the name after a comma.
"""

from __future__ import annotations

import re

from watchers.names.legal_forms import without_legal_form
from watchers.names.normalize import folded

ALSO_KNOWN_AS = re.compile(r",?\s*\(?\b[af]\.\s?k\.\s?a\b\.?,?\s*", re.I)
"""What stands between a name and its aliases, formerly known as or also."""
HOW_MANY = re.compile(r"^the following [^:\u2013\u2014]*:?\s*", re.I)
DASH = re.compile(r"(?<![^\s:;])[\u2013\u2014]")
"""What an alias begins with; within a word it is a part of a name."""
AFTER_ALIAS = re.compile(r"[;,]?(?: and)?\s*$")
SENTENCE_END = re.compile(r"(?<=\w{4})\.\s")
"""The end of a sentence, but for abbreviations, most of which are shorter."""
ABBREVIATED_FORM = re.compile(r"\b(?:Co|Corp|Inc|Ltd)\.$")
"""A legal form whose full stop is also that of the sentence."""
_PLACEHOLDER = "x"


def names_in(cell: str) -> tuple[str, tuple[str, ...]]:
    """The name and the aliases in a cell, with its lines as printed; empty if it has none."""
    before, *after = ALSO_KNOWN_AS.split(cell, maxsplit=1)
    if not after:
        return _before_address(_lines(cell)), ()
    known_as = HOW_MANY.sub("", after[0])
    unmarked, *marked = DASH.split(known_as)
    *listed, last = marked if marked and not unmarked.strip() else [known_as]
    aliases = [*(AFTER_ALIAS.sub("", " ".join(alias.split())) for alias in listed), _last(last)]
    return " ".join(before.split()).rstrip(",;"), tuple(dict.fromkeys(filter(None, aliases)))


def _last(alias: str) -> str:
    """The last alias, which addresses follow: on a line of their own, or behind it."""
    lines = _lines(alias)
    if len(lines) == 1:
        lines = [_before_address([_sentence(lines[0])])]
    name = lines[0].rstrip(";,") if lines else ""
    if name.count(")") > name.count("("):
        name = name.removesuffix(")")
    is_abbreviated = ABBREVIATED_FORM.search(name)
    return name if is_abbreviated else name.removesuffix(".")


def _sentence(line: str) -> str:
    """The first sentence of a line."""
    ends = (match.start() for match in SENTENCE_END.finditer(line))
    return next((line[:end] for end in ends if not _is_legal_form(line[:end].split()[-1])), line)


def _lines(text: str) -> list[str]:
    """The lines that are not empty, without needless spaces."""
    return list(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _before_address(lines: list[str]) -> str:
    """What stands before the first comma that no legal form follows."""
    name, *parts = lines[0].split(",") if lines else [""]
    for part in parts:
        if not _is_legal_form(part.split("(")[0]):
            break
        name += f",{part}"
    return name.strip()


def _is_legal_form(part: str) -> bool:
    words, has_form = without_legal_form(folded(f"{_PLACEHOLDER} {part}"))
    return has_form and words == [_PLACEHOLDER]
