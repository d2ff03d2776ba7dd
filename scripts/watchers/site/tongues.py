"""Marks words in other scripts, so that they are read aloud and drawn as their own, and dates.

A date is not broken at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from watchers.text.printable import escape_invisible

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KANA = "\u3040-\u30ff"
ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
MONTH, DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
DATE = rf"(?<![\w-])[0-9]{{4}}-{MONTH}(?:-{DAY})?(?![\w-])"
RUN = re.compile(
    f"{DATE}"
    f"|[{HAN}{KANA}](?:[{HAN}{KANA}0-9\u3000-\u303f\uff00-\uffef·]*[{HAN}{KANA}\u300b\uff09])?"
    f"|[{ARABIC}](?:[{ARABIC} ]*[{ARABIC}])?"
)
"""A date, or neighbouring characters of one of these scripts with the marks between them."""
LIKE_A_DATE = re.compile("[0-9]{4}-[0-9]{2}")
IS_KANA = re.compile(f"[{KANA}]")
IS_ARABIC = re.compile(f"[{ARABIC}]")


def marked_up(text: str, languages: Mapping[str, str]) -> Markup | str:
    """The text, escaped, with its dates and each run of another script with its language (BCP 47).

    languages: those of known names. Other words are taken for Chinese; with kana for Japanese, in
    Arabic letters for Uyghur.
    """
    visible = escape_invisible(text)
    if visible.isascii() and not LIKE_A_DATE.search(visible):
        return visible
    pieces, end = [], 0
    for run in RUN.finditer(visible):
        pieces += [escape(visible[end : run.start()]), _marked(run[0], languages)]
        end = run.end()
    return Markup("").join([*pieces, escape(visible[end:])])


def _marked(run: str, languages: Mapping[str, str]) -> Markup:
    if run[0].isdigit():
        return Markup("<time>{}</time>").format(run)
    language = languages.get(run) or _usual(run)
    return Markup('<span lang="{}" dir="auto">{}</span>').format(language, run)


def _usual(run: str) -> str:
    if IS_ARABIC.search(run):
        return "ug-Arab"
    return "ja" if IS_KANA.search(run) else "zh"
