"""Dates as documents write them, in English, Chinese and digits, and by the document's own day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from watchers.evidence.numbers import numbers_in

MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en-short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
}
_MONTHS = {name: at for line in MONTHS.values() for at, name in enumerate(line.split(), start=1)}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?"
_YEAR = r"(?P<year>[12]\d{3})"
_BY_NAME = re.compile(rf"\b(?:{_MONTH})\b", re.I)
_NAMED = [
    re.compile(rf"\b{_DAY} (?:of |de )?(?P<month>{_MONTH})\b\.?(?:,? (?:de )?{_YEAR}\b)?", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.? {_DAY}\b(?:,? {_YEAR}\b)?", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?,? (?:of |de )?{_YEAR}\b", re.I),
    re.compile(rf"\b{_DAY}[ -](?P<month>{_MONTH})[ -](?P<short>\d{{2}})\b", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\b", re.I),
]
"""With the name of the month: 9 October 2019, Oct. 9, October 2019, 9-Oct-19, October."""
_BY_DIGITS = re.compile(r"\d[-/.]\d|\d{8}")
_DIGITS = [
    re.compile(rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\b"),
    re.compile(rf"\b{_YEAR}[-/.](?P<number>0[1-9]|1[0-2])\b"),
    re.compile(rf"\b(?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})[-/.]{_YEAR}\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})[-/.](?P<number>\d{{1,2}})[-/.]{_YEAR}\b"),
    re.compile(r"\b(?P<year>20\d{2})(?P<number>0[1-9]|1[0-2])(?P<day>[0-3]\d)\b"),
]
"""With digits only: 2019-10-09, 10/09/2019 read both ways, 20191009."""
_BY_SIGN = re.compile("[年月]")
_CHINESE = [
    re.compile(rf"{_YEAR} ?年(?: ?(?P<number>\d{{1,2}}) ?月(?: ?(?P<day>\d{{1,2}}) ?[日号])?)?"),
    re.compile(r"(?<!\d)(?P<number>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?[日号])?"),
]
_ONLY_YEAR = [re.compile(rf"(?<![\d,.]){_YEAR}(?!\d|[,.]\d)")]
_WRITTEN = (
    (_BY_NAME, _NAMED),
    (_BY_DIGITS, _DIGITS),
    (_BY_SIGN, _CHINESE),
    (re.compile(r"\d{4}"), _ONLY_YEAR),
)
"""Ways to write a date, behind what a text must have for any of them."""
_RANGE = re.compile(r"\b(?P<first>[12]\d{3})[-–/](?P<last>\d{2})\b(?![-/.]\d)")
_CHINESE_YEAR = re.compile("[一二][〇零一二三四五六七八九]{3}(?=年)")
_WEEKDAYS = {
    name: at
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "周一 周二 周三 周四 周五 周六 周日",
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜日",
    )
    for at, name in enumerate(names.split())
} | {"周天": 6, "星期天": 6}
_WEEKDAY = re.compile("|".join(_WEEKDAYS), re.I)
_RELATIVE = {
    r"\btoday\b|今天|今日": 0,
    r"\byesterday\b|昨天|昨日": -1,
    r"\btomorrow\b|明天|明日": 1,
}
_MONTH_OF = {r"\b(?:this|earlier this) month\b|本月": 0, r"\blast month\b|上个?月": -1}
_YEAR_OF = {r"\bthis year\b|今年": 0, r"\blast year\b|去年": -1}
_ONLY_DAY = re.compile(
    r"(?<![\d月])(?P<day>\d{1,2}) ?日|\bthe (?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b"
)
WEEK = 7


@dataclass(frozen=True)
class Written:
    """A date as far as the text gives it; 0 for what it does not."""

    year: int = 0
    month: int = 0
    day: int = 0

    def in_year(self, year: int) -> Written:
        return Written(year, self.month, self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def holds_date(text: str, date: str, *, told_on: str = "") -> bool:
    """Whether the text gives the date, a partial one or a period of two (2016/2018).

    told_on: the day of the document (YYYY-MM-DD, or less), by which `on Wednesday`, `yesterday` and
    days without a year are read.
    """
    known = _known(text, told_on)
    return all(_is_within(known, part) for part in date.split("/"))


@lru_cache(maxsize=4_096)
def _known(text: str, told_on: str) -> frozenset[str]:
    return frozenset(str(written) for written in dates_in(text, told_on=told_on))


def _is_within(known: frozenset[str], date: str) -> bool:
    return any(written == date or written.startswith(f"{date}-") for written in known)


def dates_in(text: str, *, told_on: str = "") -> set[Written]:
    """The dates of the text that have a year, their own or by the day of the document."""
    found = set(_written(text))
    years = {written.year for written in found if written.year}
    whole = {written for written in found if written.year}
    for written in found - whole:
        whole |= {written.in_year(year) for year in years or _years_by(written, told_on)}
    return whole | set(_by_the_day(text, told_on))


def _written(text: str) -> Iterator[Written]:
    text = _CHINESE_YEAR.sub(lambda match: str(int(numbers_in(match.group())[0].value)), text)
    patterns = [one for needed, ways in _WRITTEN if needed.search(text) for one in ways]
    for pattern in patterns:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 0)
            year = int(parts.get("year") or 0) or 2000 * bool(parts.get("short")) + int(
                parts.get("short") or 0
            )
            day = int(parts.get("day") or 0)
            if month <= 12 and day <= 31:
                yield Written(year, month, day)
    for match in _RANGE.finditer(text):
        yield Written(int(match.group("first")[:2] + match.group("last")))


def _years_by(written: Written, told_on: str) -> set[int]:
    """The year of a day or month without one: the last one by the document's day, or the next."""
    if not told_on:
        return set()
    year, shown = int(told_on[:4]), str(written.in_year(int(told_on[:4])))
    return {year, year - 1} if shown[: len(told_on)] > told_on[: len(shown)] else {year}


def _by_the_day(text: str, told_on: str) -> Iterator[Written]:
    if len(told_on) >= 4:
        year = int(told_on[:4])
        yield from (Written(year + by) for words, by in _YEAR_OF.items() if _has(words, text))
    if len(told_on) >= 7:
        yield from _by_the_month(text, told_on)
    if len(told_on) == 10:
        yield from (
            _as_written(day) for day in _days_by(text, datetime.date.fromisoformat(told_on))
        )


def _by_the_month(text: str, told_on: str) -> Iterator[Written]:
    months = int(told_on[:4]) * 12 + int(told_on[5:7]) - 1
    for words, by in _MONTH_OF.items():
        if _has(words, text):
            yield Written((months + by) // 12, (months + by) % 12 + 1)
    for match in _ONLY_DAY.finditer(text):
        day = int(match.group("day") or match.group("ordinal"))
        yield Written(months // 12, months % 12 + 1, day)


def _days_by(text: str, told: datetime.date) -> Iterator[datetime.date]:
    for words, by in _RELATIVE.items():
        if _has(words, text):
            yield told + datetime.timedelta(days=by)
    for match in _WEEKDAY.finditer(text):
        gone = (told.weekday() - _WEEKDAYS[match.group().lower()]) % WEEK
        yield told - datetime.timedelta(days=gone)
        yield told + datetime.timedelta(days=WEEK - gone)


def _has(words: str, text: str) -> bool:
    return re.search(words, text, re.I) is not None


def _as_written(day: datetime.date) -> Written:
    return Written(day.year, day.month, day.day)
