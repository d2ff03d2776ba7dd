"""The EU's consolidated list, whatever the layout: one file for all programmes of sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy

NAME = "EU consolidated list"
LIST, OTHER = "eu-global-human-rights", "eu-other"
LISTS = {LIST: "Global Human Rights Sanctions Regime"}
OTHER_NAMES = {OTHER: "other programmes of the EU's consolidated list"}
PROGRAMME = "HR"
"""The programme of the Global Human Rights Sanctions Regime; other programmes are other lists."""
REGULATION_NUMBER = re.compile(r"[0-9]{4}/[0-9]+")
UNKNOWN_COUNTRY = "00"
AS_LISTED = ("", "EN")
"""The languages of the names that the English text of a regulation prints."""
LANGUAGES_OF_THE_UNION = frozenset(
    ("BG", "CS", "DA", "DE", "EL", "ES", "ET", "FI", "FR", "GA", "HR", "HU", "IT", "LT", "LV")
    + ("MT", "NL", "PL", "PT", "RO", "SK", "SL", "SV")
)
"""But English."""


def copy_of(entries: Iterable[Entry], *, layout: Layout, generated: str) -> ListCopy:
    """The list with these entries, of the day on which the file was generated."""
    return ListCopy(
        layout=layout,
        entries=list(entries),
        as_of=Dated.if_known(generated, basis=Basis.GENERATION_DATE),
        leading=frozenset({OTHER}),
        list_names=OTHER_NAMES,
    )


def list_of(programmes: Iterable[str]) -> str:
    """The list of an entry, by the programmes of its regulations."""
    return LIST if PROGRAMME in programmes else OTHER


def notices_of(titles: Iterable[str], programmes: Iterable[str]) -> tuple[str, ...]:
    """The numbers of the regulations of an entry, then their programmes, each once."""
    numbers = REGULATION_NUMBER.findall(" ".join(titles))
    return tuple(dict.fromkeys(filter(None, (*numbers, *programmes))))


def identifiers_of(reference: str, *, logical_id: str) -> tuple[tuple[str, str], ...]:
    """The reference number of an entry; if it has none, its number in the file."""
    return (("eu_reference", reference) if reference else ("eu_logical_id", logical_id),)


def names_of(printed: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names of an entry, each once, those of the English text first.

    printed: names with their languages, in the order of the file, which begins with any language.
    Beside a name of the English text, one in another language of the Union is its translation and
    left out; names in Chinese or Russian are aliases.
    """
    names = [(name, language) for name, language in printed if name]
    as_listed = [name for name, language in names if language in AS_LISTED]
    others = [
        name for name, language in names if not as_listed or language not in LANGUAGES_OF_THE_UNION
    ]
    return tuple(dict.fromkeys((*as_listed, *others)))


def country_of(codes: Iterable[str]) -> str:
    """The country of citizenships and addresses; empty if there are several or none."""
    known = set(codes) - {"", UNKNOWN_COUNTRY}
    return known.pop() if len(known) == 1 else ""
