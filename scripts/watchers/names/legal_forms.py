"""Legal forms (Co., Ltd., GmbH, ООО, 有限公司): found in a name, and taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from watchers.names.normalize import folded, has_han
from watchers.names.wordlist import lines


@dataclass(frozen=True)
class LegalForms:
    """The forms in legal_forms.txt, by how they are looked for."""

    words: frozenset[str]
    """Forms of one word."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """Forms of several words by their first word, the longest first."""
    chinese: tuple[str, ...]
    """Forms in Chinese characters, the longest first."""


@cache
def legal_forms() -> LegalForms:
    """All legal forms, spelled as `folded` spells names."""
    forms = sorted({folded(line) for line in lines("legal_forms.txt")}, key=len, reverse=True)
    latin = [tuple(form.split()) for form in forms if not has_han(form)]
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in latin:
        if len(phrase) > 1:
            phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    return LegalForms(
        words=frozenset(phrase[0] for phrase in latin if len(phrase) == 1),
        phrases=phrases,
        chinese=tuple(form for form in forms if has_han(form)),
    )


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


def _phrase_at(words: list[str], at: int, forms: LegalForms) -> int:
    """How many words the longest form of several words has that begins here; 0 if none does."""
    for phrase in forms.phrases[words[at]]:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def without_chinese_legal_form(text: str) -> str:
    """The Chinese text without the legal forms at its end."""
    for form in legal_forms().chinese:
        if text.endswith(form):
            return without_chinese_legal_form(text.removesuffix(form))
    return text
