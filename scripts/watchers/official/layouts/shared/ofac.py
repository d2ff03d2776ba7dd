"""OFAC's lists, whatever the layout: which list a programme belongs to, and the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchers.official.countries import names_xinjiang

NAME = "OFAC sanctions lists"
SDN, CMIC, OTHER = "us-sdn", "us-ns-cmic", "us-non-sdn"
LISTS = {
    SDN: "Specially Designated Nationals and Blocked Persons List",
    CMIC: "Non-SDN Chinese Military-Industrial Complex Companies List",
}
OTHER_NAMES = {OTHER: "other non-SDN lists"}
"""Names of lists in such files that the record does not have."""
CMIC_PROGRAMME = re.compile(r"\bCMIC-EO13959\b")
CMIC_SINCE = "Effective Date (CMIC)"
"""The kind of the number that is the day of a listing on that list."""
SCHEMES = {"Unified Social Credit Code (USCC)": "uscc", "ISIN": "isin"}
"""The kinds of the numbers that the record has, too."""
NON_SDN = re.compile(
    r"\b(?:CMIC-EO13959|NS-[A-Z]+|561-RELATED|UKRAINE-EO13662|FSE-[A-Z]+|CAPTA)\b", re.I
)
"""Programmes of the other lists; some parties of the SDN list have one of them as well."""
LINKED_TO_XINJIANG = re.compile(r"Linked To:[^;.]*XINJIANG", re.I)
HUMAN_RIGHTS = re.compile(r"\bGLOMAG\b|\bUHRPA\b")
_USCC = re.compile(
    r"\b([0-9A-HJ-NPQRTUWXY]{18})\b(?=[^;]*(?:Unified Social Credit|\(China\)))"
    r"|Unified Social Credit Code \(USCC\) ([0-9A-HJ-NPQRTUWXY]{18})"
)
_ISIN = re.compile(r"\bISIN ([A-Z]{2}[A-Z0-9]{9}[0-9])\b|\b([A-Z]{2}[A-Z0-9]{9}[0-9]), ISIN\b")


def lists_of(programmes: Sequence[str]) -> list[str]:
    """The list of each entry of a file, by the programmes of all its entries.

    A file is the SDN list, or holds the other lists.
    """
    others = sum(NON_SDN.search(cell) is not None for cell in programmes)
    if 2 * others < len(programmes):
        return [SDN] * len(programmes)
    return [CMIC if CMIC_PROGRAMME.search(cell) else OTHER for cell in programmes]


def identifiers_in(text: str) -> tuple[tuple[str, str], ...]:
    """Credit codes and ISINs in the remarks, or among the numbers, of an entry."""
    codes = [("uscc", match[1] or match[2]) for match in _USCC.finditer(text)]
    isins = [("isin", match[1] or match[2]) for match in _ISIN.finditer(text)]
    return tuple(dict.fromkeys(codes + isins))


def is_over_xinjiang(programmes: str, *, name: str, remarks: str) -> bool:
    """Whether an entry under the human rights programme names Xinjiang, or a party that does."""
    return bool(HUMAN_RIGHTS.search(programmes)) and (
        names_xinjiang(name) or LINKED_TO_XINJIANG.search(remarks) is not None
    )
