"""Legal forms (Co., Ltd., GmbH, ООО, 有限公司): found in a name, and taken out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from watchers.names.normalize import folded, has_han
from watchers.names.wordlist import lines

AT_HOME = ("# Legal forms", "# A form", "# English", "# Chinese")
"""How the headings of forms begin that Chinese names have, as they are or in translation."""
OTHER_ENGLISH = ("llc", "plc", "llp", "lp", "pty", "pte", "pvt", "bhd", "sdn", "private limited")
"""Forms in English of other countries; Chinese firms call themselves Co., Ltd., Inc. or Corp."""
NOT_A_CUT_FORM = frozenset({"股有限公司", "股公司"})
"""The end of 控股有限公司, where 控股 (holding) is part of the name."""
MIN_CUT_FORM_LENGTH = 4
"""A shorter Chinese form that lost a character is a word."""


@dataclass(frozen=True)
class LegalForms:
    """The forms in legal_forms.txt, by how they are looked for."""

    words: frozenset[str]
    """Forms of one word."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """Forms of several words by their first word, the longest first."""
    chinese: tuple[str, ...]
    """Forms in Chinese characters, the longest first; also cut off or with a slip."""
    foreign: dict[str, tuple[str, ...]]
    """Forms that a firm registered in China does not have (GmbH, S.r.l.) by their last word, each
    with a space before it."""


@cache
def legal_forms() -> LegalForms:
    """All legal forms, spelled as `folded` spells names."""
    forms = sorted({folded(line) for line in lines("legal_forms.txt")}, key=len, reverse=True)
    latin = [tuple(form.split()) for form in forms if not has_han(form)]
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in latin:
        if len(phrase) > 1:
            phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    chinese = {cut for form in forms if has_han(form) for cut in _as_cut(form)}
    return LegalForms(
        words=frozenset(phrase[0] for phrase in latin if len(phrase) == 1),
        phrases=phrases,
        chinese=tuple(sorted(chinese, key=len, reverse=True)),
        foreign=_by_last_word(map(folded, _foreign_forms())),
    )


def _by_last_word(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_last: dict[str, tuple[str, ...]] = {}
    for form in forms:
        last_word = form.rpartition(" ")[2]
        by_last[last_word] = (*by_last.get(last_word, ()), f" {form}")
    return by_last


def _as_cut(form: str) -> set[str]:
    """The form as it is, with one character lost, and cut off at its end.

    Its first character is never lost: what is left would be another form behind a longer name.
    """
    if len(form) < MIN_CUT_FORM_LENGTH:
        return {form}
    lost = {form[:at] + form[at + 1 :] for at in range(2, len(form))}
    cut = {form[:size] for size in range(MIN_CUT_FORM_LENGTH - 1, len(form))}
    return {form, form[0] + form[2:]} - NOT_A_CUT_FORM | lost | cut


def _foreign_forms() -> Iterator[str]:
    """The forms under the headings of other countries, and those of English in OTHER_ENGLISH."""
    yield from OTHER_ENGLISH
    is_foreign = False
    for line in lines("legal_forms.txt", with_comments=True):
        if line.startswith("# "):
            is_foreign = not line.startswith(AT_HOME)
        elif is_foreign:
            yield line


def without_legal_form(text: str) -> tuple[list[str], bool]:
    """The words of a folded name in Latin letters without its legal forms, and whether it had one.

    A name that consists of legal forms alone keeps its words.
    """
    forms = legal_forms()
    words, kept, at = text.split(), [], 0
    while at < len(words):
        size = _phrase_at(words, at, forms) if words[at] in forms.phrases else 0
        if size:
            at += size
            continue
        if words[at] not in forms.words:
            kept.append(words[at])
        at += 1
    return (kept, len(kept) < len(words)) if kept else (words, False)


def has_foreign_form(text: str) -> bool:
    """Whether a folded name ends in a legal form of another country."""
    last_word = text.rpartition(" ")[2]
    return any(f" {text}".endswith(form) for form in legal_forms().foreign.get(last_word, ()))


def _phrase_at(words: list[str], at: int, forms: LegalForms) -> int:
    """How many words the longest form of several words has that begins here; 0 if none does."""
    for phrase in forms.phrases[words[at]]:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def without_chinese_legal_form(text: str) -> str:
    """The Chinese text without the legal forms at its end."""
    forms = legal_forms().chinese
    if not text.endswith(forms):
        return text
    for form in forms:
        if text.endswith(form):
            return without_chinese_legal_form(text.removesuffix(form))
    return text
