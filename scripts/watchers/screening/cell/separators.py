"""The parties of a cell that names several."""

from __future__ import annotations

import re

from watchers.names.legal_forms import legal_forms
from watchers.names.normalize import has_han
from watchers.names.parse import parse_name
from watchers.screening.cell.addresses import is_branch

_CERTAIN = re.compile(
    r"\s*(?:[;|\n\t、]|\s/{1,2}\s|//|\s\\\s|\s[•●]\s"
    r"|(?<=[\w.)]{3})/(?=\w{3})|(?<=[\u3400-\u9fff])/|/(?=[\u3400-\u9fff]))\s*"
)
_LIKELY = re.compile(
    r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|\+|[-–—])\s+|\s*\+\s*|(?<=公司)\s*[和与與及&]\s*|\s+[和与與及]\s+",
    re.I,
)
_BRACKETS = re.compile(r"[()\[\]{}【】〔〕]")
_OPENING = frozenset("([{【〔")
_WORD = re.compile(r"[^\s,;:/|()\-–—+、]+")
_CHINESE_FORM = re.compile(
    r"(?:公司|集团|集團)(?!集团|集團|[\u3400-\u9fff]{0,14}(?:分公司|分行|办事处|代表处))(?=.)"
)
_SEPARATOR = re.compile(r"\W*[,;:/|\-–—+&、](?:\s|\w)")
_MORE = re.compile(
    r"\s*(?:and\b|&|\+|\d+(?!\d|st\b|nd\b|rd\b|th\b)|no\.?\s*\d|attn\b|attention\b|c/o\b)", re.I
)
_AND_COMPANY = re.compile(r"\s*(?:&|and)\s*co\b", re.I)
"""The middle of a legal form: GmbH & Co. KG."""
_MAX_BRANCH = 80
"""How long what tells a branch from its company may be."""


def certain_pieces(text: str) -> list[str]:
    """The text cut where a separator is surely one; not inside brackets."""
    return _cut(text, _CERTAIN)


def likely_pieces(text: str) -> list[str]:
    """The text cut at commas, "and", "&", "+" and dashes, which names may hold too."""
    pieces: list[str] = []
    for piece in _cut(text, _LIKELY):
        if pieces and not _can_stand_alone(piece):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return pieces


def _can_stand_alone(piece: str) -> bool:
    """Whether the piece says who or where; "Export Co., Ltd." is only the end of a name."""
    word = _WORD.match(piece)
    if word is None or _bare(word.group()) in legal_forms().words:
        return False
    parsed = parse_name(piece)
    return bool(parsed.distinctive or parsed.places)


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    has_brackets = _BRACKETS.search(text) is not None
    pieces, start, seen, depth = [], 0, 0, 0
    for found in separator.finditer(text):
        if has_brackets:
            depth = max(0, depth + _opened(text[seen : found.start()]))
            seen = found.start()
        if depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]


def _opened(text: str) -> int:
    """How many more brackets the text opens than it closes."""
    return sum(1 if bracket in _OPENING else -1 for bracket in _BRACKETS.findall(text))


def _bare(word: str) -> str:
    return word.strip(".").replace(".", "").casefold()


def cut_behind_form(text: str) -> tuple[str, str]:
    """The name up to its legal form, and what stands behind it, if that is surely something else.

    It is if a separator, a number or "and" follows, or another script.
    """
    if has_han(text):
        return _cut_behind_chinese_form(text)
    forms, end = legal_forms().words, 0
    for number, word in enumerate(_WORD.finditer(text)):
        if _bare(word.group()) in forms:
            end = word.end() if number else 0
        elif end:
            rest = text[end : end + _MAX_BRANCH]
            if _ends_name(rest):
                return text[:end], text[end:]
            end = 0
    return text, ""


def _ends_name(rest: str) -> bool:
    """Whether what stands behind a legal form belongs to something else."""
    if _AND_COMPANY.match(rest):
        return False
    return bool(_SEPARATOR.match(rest) or _MORE.match(rest)) or is_branch(rest)


def _cut_behind_chinese_form(text: str) -> tuple[str, str]:
    for form in _CHINESE_FORM.finditer(text):
        head, tail = text[: form.end()], text[form.end() :]
        if not tail[0].isalnum() or tail[0].isdigit() or tail[0] in "和与與及":
            return head, tail.lstrip("和与與及 ,")
        if head.endswith("有限公司") and tail.endswith("有限公司") and len(tail) > 6:
            return head, tail
    return text, ""
