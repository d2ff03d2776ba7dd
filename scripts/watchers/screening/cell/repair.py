"""Repairs text that was escaped or decoded wrongly, where it is certain what it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MAX_LAYERS = 3
_SUSPECT = re.compile(
    "[^\x00-\x7f\u0600-\u0e7f\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{2}"
)
"""What wrongly decoded text holds, and right text seldom: it is worth a closer look."""
_HIGH = re.compile(
    "[\xa1-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac]+"
)
_ALL_HAN = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\s\w.,&-]+")
_GBK_MARKS = re.compile(
    "["
    + "".join(
        bytes((lead, trail)).decode("gb18030")
        for lead in range(0xE4, 0xEA)
        for trail in (*range(0x80, 0xA1),)
    )
    + "]"
)
"""Rare characters, of which text in UTF-8 that is read as GBK is full."""
_MIN_HAN = 3
_LOST = re.compile(r"\?{2,}|\ufffd|(?<=[^\W\d])\?(?=[^\W\d])")
"""Letters that another program has replaced and lost."""


@dataclass(frozen=True)
class Repair:
    """A cell with its text repaired."""

    text: str
    was_mojibake: bool = False
    is_damaged: bool = False


def repair(cell: str) -> Repair:
    """The cell as it was meant; as it is if that is not certain."""
    text = _without_colours(unescaped(cell))
    if text.isascii():
        return Repair(text, is_damaged=_LOST.search(text) is not None)
    if not (_SUSPECT.search(text) or _GBK_MARKS.search(text)):
        return Repair(text, is_damaged=_LOST.search(text) is not None)
    mended = None if "\ufffd" in text else _mended(text)
    if mended is not None:
        return Repair(mended, was_mojibake=True)
    return Repair(text, is_damaged=_is_damaged(text))


def _without_colours(text: str) -> str:
    """The text without the escapes that colour a terminal, as a log or its copy holds them."""
    if "\x1b" not in text:
        return text
    from ftfy.fixes import remove_terminal_escapes

    return remove_terminal_escapes(text)


def has_lost_letters(text: str) -> bool:
    """Whether letters of the text have been replaced by signs that stand for none."""
    return _LOST.search(text) is not None


def _mended(text: str) -> str | None:
    return _by_ftfy(text) or _gbk_read_as_latin(text) or _utf8_read_as_gbk(text)


def unescaped(text: str) -> str:
    """The text without entities (&amp;), of which an export may have left several layers."""
    for _ in range(_MAX_LAYERS):
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return text


def _is_damaged(text: str) -> bool:
    from ftfy.badness import is_bad

    return bool(_LOST.search(text)) or _is_mostly_utf8_read_as_gbk(text) or is_bad(text)


def _is_mostly_utf8_read_as_gbk(text: str) -> bool:
    """Whether most of the bytes that the text has in GBK are Chinese in UTF-8."""
    raw = text.encode("gb18030", errors="replace")
    han = sum("\u4e00" <= character <= "\u9fff" for character in raw.decode("utf-8", "ignore"))
    return han >= _MIN_HAN and 2 * 3 * han >= len(raw)


@cache
def _fix_encoding() -> Callable[[str], str]:
    from ftfy import TextFixerConfig, fix_encoding

    # Only what gives back every byte: a guess at lost ones is not certain.
    config = TextFixerConfig(
        unescape_html=False, replace_lossy_sequences=False, decode_inconsistent_utf8=False
    )
    return lambda text: fix_encoding(text, config)


def _by_ftfy(text: str) -> str | None:
    from ftfy.badness import is_bad

    mended = _fix_encoding()(text)
    is_whole = "\ufffd" not in mended and not is_bad(mended)
    return mended if mended != text and is_whole else None


def _gbk_read_as_latin(text: str) -> str | None:
    """Chinese in GBK that was read as Western European, which is letters with accents only."""
    if sum(map(len, _HIGH.findall(text))) < 2 * _MIN_HAN or not _HIGH.fullmatch(
        "".join(character for character in text if not character.isascii())
    ):
        return None
    return _redecoded(text, "cp1252", "gb2312") or _redecoded(text, "latin-1", "gb2312")


def _utf8_read_as_gbk(text: str) -> str | None:
    return _redecoded(text, "gb18030", "utf-8")


def _redecoded(text: str, wrong: str, right: str) -> str | None:
    """The text as its bytes read in the right encoding, if that gives Chinese and nothing odd."""
    try:
        meant = text.encode(wrong).decode(right)
    except UnicodeError:
        return None
    han = sum("\u4e00" <= character <= "\u9fff" for character in meant)
    return meant if han >= _MIN_HAN and _ALL_HAN.fullmatch(meant) else None
