"""What stands before a name, or is stuck to it: ticks, numbers, codes, labels, salutations."""

from __future__ import annotations

import re

from watchers.screening.cell.tables import CHINESE_SALUTATIONS, FIELD_LABELS, SALUTATIONS

_SIGNS = re.compile(r"[™®©℠¹²³⁰⁴-⁹\u2460-\u249b]|\((?:r|tm|c|sm)\)", re.I)
_BREAKS = re.compile(r"</?(?:br|p|div|li|ul|ol|td|tr)\b[^<>]*>", re.I)
_TAGS = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|sup|sub)\b[^<>]*>", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PREFIXES = re.compile(
    r"\s*(?:"
    r"[•·●○◦▪■□☐☑☒✓✔✅✗✘→►▶*>#_=~\-–—]+\s*(?=\S)"  # ticks and bullets
    r"|\[[xX✓ ]?\]\s*"
    r"|\(?\d{1,4}[.)]\s+(?=\D)|\(\d{1,4}\)\s*|\(?[a-zA-Z]\)\s+|[一二三四五六七八九十]{1,3}[、.]\s*"
    r"|(?:no\.?|nr\.?|id)\s*\d+\s*[-–—:.]\s*"
    r"|[A-Za-z]{0,5}[-_.]?\d[A-Za-z0-9_.-]*\s*(?:[:|]\s*|\s[-–—/]\s+|[-–—]\s+)(?=\D)"  # V-1042 -
    r"|[A-Z]{0,4}-?\d{4,}\s+(?=\D)"  # V001042
    rf"|(?:{FIELD_LABELS})(?:\s+name|\s+no\.?)?(?:\s*\d+)?\s*[::]\s*"
    rf"|(?:{SALUTATIONS})\s+"
    r")",
    re.I,
)
_SUFFIXES = re.compile(
    r"\s*(?:[-–—]\s*#?[A-Za-z]{0,5}-?\d{2,}|#\s*\d+"
    rf"|(?<=[\u3400-\u9fff])(?:{CHINESE_SALUTATIONS}))\s*$"
)
_MAX_PREFIXES = 6
_ENDS = " \t\r\n,;:·-–—/|+&、"


def without_signs(text: str) -> str:
    """The text without trade-mark signs, notes and invisible characters; tags as line breaks."""
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub("\n", text))
    if "(" not in text and text.isascii():
        return text
    return _INVISIBLE.sub("", _SIGNS.sub(" ", text))


def without_affixes(text: str) -> str:
    """The name without what stands before it, and without a code or a title behind it."""
    for _ in range(_MAX_PREFIXES):
        prefix = _PREFIXES.match(text)
        if not prefix or prefix.end() == len(text):
            break
        text = text[prefix.end() :]
    return trimmed(_SUFFIXES.sub("", text)) or trimmed(text)


def trimmed(text: str) -> str:
    """The text without separators at its ends."""
    return text.strip(_ENDS)
