"""The identifiers in a cell: tickers, tax and registration numbers."""

from __future__ import annotations

import re

from watchers.matching.identifiers import (
    CHECKED,
    DIGITS,
    SCHEMES,
    SPELLINGS,
    identifier,
    ticker,
)

LABEL = (
    r"(?:unified social credit (?:code|no\.?)|USCC|USCI|credit code|tax (?:id|no\.?|number)|TIN"
    r"|VAT(?: id| no\.?)?"
    r"|ISIN|LEI|D-?U-?N-?S|(?:OFAC )?UID|wikidata"
    r"|ticker|stock code|reg(?:istration)?\.? (?:no\.?|number)|company no\.?"
    r"|统一社会信用代码|統一社會信用代碼|社会信用代码|信用代码|纳税人识别号|税号|稅號|股票代码|股票代碼|证券代码)"
)
_EXCHANGES = "|".join(name for key in DIGITS for name in SPELLINGS[key])
_VALUE = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    rf"(?P<ticker>(?:{_EXCHANGES})(?:\s?[:.]\s?\d{{1,6}}|[\s-]?\d{{5,6}})"
    rf"|\d{{1,6}}\.(?:{_EXCHANGES})|\d{{4,6}}[\s-]?(?:{_EXCHANGES})"
    r"|(?:NYSE|NASDAQ)\s?:\s?[A-Z]{1,6})"
    rf"|(?P<plain>{'|'.join(shape for _, shape in CHECKED.values())}"
    rf"|(?:{'|'.join(SCHEMES)}):[A-Za-z0-9:.]+)"
    r")(?![A-Za-z0-9])"
)
_MARK = re.compile(r"\d{3}|\d\.[A-Z]|:\s?(?:[A-Z]{1,5}\b|\d)")
_BEFORE_VALUE = re.compile(rf"\W*{LABEL}\W*", re.I)
_CODE = re.compile(r"[A-Z]?\d{3,}")
_WIKIDATA = re.compile(r"(?<![A-Za-z0-9])Q\d{3,}(?![A-Za-z0-9])")
_LABELLED = re.compile(
    rf"[(\[]?\s*\b{LABEL}\s*[:#]?\s*(?:[A-Z0-9.-]*\d[A-Z0-9.-]*)?\s*[)\]]?", re.I
)
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s*[,;:]*\s*[)\]}]")


def take_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without identifiers and their labels, and the identifiers as they are looked up."""
    if not _MARK.search(text):
        return text, ()
    whole = identifier(without_label(text))
    if whole is not None and whole.scheme in CHECKED:
        return "", (whole.value,)
    found = dict.fromkeys(filter(None, map(_spelling, _VALUE.finditer(text))))
    rest = _LABELLED.sub(" ", _VALUE.sub(lambda value: " " if _spelling(value) else value[0], text))
    return _EMPTY_BRACKETS.sub(" ", rest), tuple(found)


def without_label(text: str) -> str:
    """The text without the label of an identifier in front of it."""
    label = _BEFORE_VALUE.match(text)
    return text[label.end() :] if label else text


def labelled_numbers(text: str) -> frozenset[str]:
    """The numbers behind labels in a text, and what looks like an id of Wikidata."""
    if not _MARK.search(text):
        return frozenset()
    labelled = " ".join(_LABELLED.findall(text))
    return frozenset((*_CODE.findall(labelled), *_WIKIDATA.findall(text)))


def _spelling(value: re.Match[str]) -> str:
    """How the identifier is looked up; empty if it looks like a ticker and is none."""
    if value["plain"]:
        return value["plain"]
    found = ticker(value["ticker"])
    return found if ":" in value["ticker"] else found and value["ticker"]
