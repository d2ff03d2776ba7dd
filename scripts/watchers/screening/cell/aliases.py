"""Further names of the same party: former and trade names, and what stands in brackets."""

from __future__ import annotations

import re

from watchers.names.parse import parse_name
from watchers.screening.cell.addresses import is_place
from watchers.screening.cell.prefixes import trimmed
from watchers.screening.cell.tables import CHINESE_OTHER_NAME, FORMER_OR_OTHER_NAME

_LABEL = re.compile(
    rf"(?:(?<=[\s,;:(\[\]).-])(?i:{FORMER_OR_OTHER_NAME})(?=[\s:])"
    rf"|^(?i:{FORMER_OR_OTHER_NAME})(?:\s*:|(?<=(?i:[./ya]))\s)"
    rf"|(?i:{CHINESE_OTHER_NAME})(?=(?i:[\s:,A-Za-z])|[\u3400-\u9fff])"
    r"|^原(?=[\u3400-\u9fff]{3}))\s*:?\s*"
)
"""Case is ignored only where there are letters: compiling it for Chinese takes far longer."""
_BRACKET = re.compile(
    r"\(([^()]*)\)?|\[([^\[\]]*)\]?|\{([^{}]*)\}?|【([^【】]*)】?|〔([^〔〕]*)〕?"
)
_OPEN = frozenset("([{【〔")


def split_at_labels(text: str) -> list[str]:
    """The name, and the names that are announced as former or other ones; those come last."""
    return [piece for piece in map(trimmed, _LABEL.split(text)) if piece]


def starts_with_label(text: str) -> bool:
    """Whether the text is announced as a further name of the party before it."""
    return _LABEL.match(text) is not None


def split_at_brackets(text: str) -> tuple[str, list[str]]:
    """The text without brackets, and what they hold.

    A place in brackets is a part of the name, and so stays.
    """
    if not _OPEN.intersection(text):
        return text, []
    inside: list[str] = []

    def keep_or_take(bracket: re.Match[str]) -> str:
        content = next(filter(None, bracket.groups()), "").strip()
        if not content or is_place(content) or _is_filler(content):
            return bracket.group()
        if not content.isdigit():
            inside.append(content)
        return " "

    without = _BRACKET.sub(keep_or_take, text)
    return trimmed(without), inside


def _is_filler(content: str) -> bool:
    """Whether the content says what every name can say: (Group), (Holdings), (有限合伙)."""
    parsed = parse_name(content)
    return not parsed.distinctive and not parsed.business
