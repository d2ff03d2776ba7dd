"""Names as Wade-Giles romanises them (Mao Tse-tung), as pinyin (mao ze dong)."""

from __future__ import annotations

import re

from watchers.names.pinyin import is_pinyin

_SYLLABLE = re.compile(r"[a-zü'’‘`ʻ]+")
_MARKS = re.compile(r"[’‘`ʻ]")
_INITIALS = (
    *(("ch'(?=[iü])", "q"), ("ch(?=[iü])", "j"), ("ch'", "CH"), ("ch", "zh"), ("hs", "x")),
    *(("t[sz]'", "c"), ("t[sz]", "z"), ("s[sz]", "s"), ("k'", "K"), ("k", "g")),
    *(("p'", "P"), ("p", "b"), ("t'", "T"), ("t", "d"), ("j", "r")),
)
"""Each initial and its pinyin; capitals are final, so that no later rule takes them."""
_FINALS = (
    *(("ung$", "ong"), ("ien$", "ian"), ("yen$", "yan"), ("ih$", "i"), ("ueh$", "ue")),
    *(
        ("([iy])eh$", r"\1e"),
        ("üeh$", "ue"),
        ("ü", "u"),
        ("erh$", "er"),
        ("uei$", "ui"),
        ("^(g|K|h)o$", r"\1e"),
    ),
)


def is_wade_giles(name: str) -> bool:
    """Whether the name has an apostrophe or a hyphen, as names in Wade-Giles have."""
    return "-" in name or _MARKS.sub("'", name).find("'") > 0


def wade_giles_as_pinyin(name: str) -> str:
    """The syllables of the name in pinyin; empty if they are no Wade-Giles."""
    syllables = _SYLLABLE.findall(_MARKS.sub("'", name.casefold()))
    converted = list(map(_as_pinyin, syllables))
    return " ".join(converted) if all(map(is_pinyin, converted)) else ""


def _as_pinyin(syllable: str) -> str:
    for initial, pinyin in _INITIALS:
        changed = re.sub(f"^{initial}", pinyin, syllable)
        if changed != syllable:
            syllable = changed
            break
    for final, pinyin in _FINALS:
        syllable = re.sub(final, pinyin, syllable)
    return syllable.lower()
