"""The halves of a name that stands in two scripts."""

from __future__ import annotations

import re
from itertools import groupby

from watchers.screening.cell.prefixes import trimmed

_SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "east": re.compile("[\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "korean": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
}
_HALVES = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]{4}"),
    "east": re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}"),
}
"""What a half must hold; a shorter piece, such as TCL, is a part of the name beside it."""
_ANY_HALF = re.compile(r"[^\W\d_]{3}")
_SEPARATED_HALF = re.compile(r"[^\W\d_]{2}")
_SEPARATORS = frozenset(" \t\n,;/|:([{-–—")


def script_of(text: str) -> str:
    """The script of its first letter; empty if it has none."""
    return next(filter(None, map(_script, text)), "")


def halves(text: str) -> tuple[str, ...]:
    """The name in each of its scripts, in their order; the name itself if it has one script."""
    if text.isascii():
        return (text,)
    pieces = _pieces(text)
    if len({script for script, _ in pieces}) < 2:
        return (text,)
    parts: dict[str, str] = {}
    for script, piece in pieces:
        parts[script] = f"{parts.get(script, '')} {piece}".strip()
    is_separated = all(piece[-1] in _SEPARATORS for _, piece in pieces[:-1])
    if not all(_is_half(part, script, is_separated) for script, part in parts.items()):
        return (text,)
    return tuple(filter(None, map(trimmed, parts.values())))


def _is_half(part: str, script: str, is_separated: bool) -> bool:
    needed = _SEPARATED_HALF if is_separated else _HALVES.get(script, _ANY_HALF)
    return needed.search(part) is not None


def _script(character: str) -> str:
    if character.isascii():
        return "latin" if character.isalpha() else ""
    return next((name for name, letters in _SCRIPTS.items() if letters.match(character)), "")


def _pieces(text: str) -> list[tuple[str, str]]:
    """The runs of one script; digits and punctuation belong to the run before them."""
    last, scripts = script_of(text), []
    for character in text:
        last = _script(character) or last
        scripts.append(last)
    runs = groupby(zip(scripts, text, strict=True), key=lambda pair: pair[0])
    return [(script, "".join(character for _, character in run)) for script, run in runs]
