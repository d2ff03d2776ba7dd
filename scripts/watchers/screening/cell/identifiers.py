"""The identifiers in a cell: tickers, tax and registration numbers."""

from __future__ import annotations

import re

_EXCHANGES = {
    "SHSE": "SSE",
    "SHA": "SSE",
    "SH": "SSE",
    "SHE": "SZSE",
    "SZ": "SZSE",
    "HK": "HKEX",
    "HKG": "HKEX",
}
"""Exchange as files write it → as the record does."""
_LABEL = (
    r"(?:unified social credit (?:code|no\.?)|USCC|USCI|credit code|tax (?:id|no\.?|number)|TIN"
    r"|VAT(?: id| no\.?)?"
    r"|ISIN|LEI|D-?U-?N-?S|ticker|stock code|reg(?:istration)?\.? (?:no\.?|number)|company no\.?"
    r"|统一社会信用代码|統一社會信用代碼|社会信用代码|信用代码|纳税人识别号|税号|稅號|股票代码|股票代碼|证券代码)"
)
_VALUE = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"(?P<exchange>SZSE|SSE|SHSE|SHA|SHE|SH|SZ|HKEX|SEHK|HKG|HK|NYSE|NASDAQ)\s?:\s?(?P<number>[A-Z0-9]{1,6})"
    r"|(?P<plain>\d{4,6}\.(?:SZ|SS|SH|HK)"
    r"|[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}"
    r"|[A-Z]{2}[A-Z0-9]{9}\d"
    r"|(?:uscc|isin|lei|ticker|ofac_uid|wikidata):[A-Za-z0-9:.]+)"
    r")(?![A-Za-z0-9])"
)
_MARK = re.compile(r"\d{3}|:\s?[A-Z]{1,5}\b")
_LABELLED = re.compile(
    rf"[(\[]?\s*\b{_LABEL}\s*[:#]?\s*(?:[A-Z0-9.-]*\d[A-Z0-9.-]*)?\s*[)\]]?", re.I
)
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s*[,;:]*\s*[)\]}]")


def take_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without identifiers and their labels, and the identifiers as they are looked up."""
    if not _MARK.search(text):
        return text, ()
    found = tuple(map(_spelling, _VALUE.finditer(text)))
    rest = _LABELLED.sub(" ", _VALUE.sub(" ", text))
    return _EMPTY_BRACKETS.sub(" ", rest), tuple(dict.fromkeys(found))


def _spelling(value: re.Match[str]) -> str:
    if value["plain"]:
        return value["plain"]
    exchange = value["exchange"]
    return f"{_EXCHANGES.get(exchange, exchange)}:{value['number']}"
