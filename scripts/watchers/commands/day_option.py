"""A day as an option of a command."""

from __future__ import annotations

import re
from datetime import date

import click

from watchers.text.printable import quoted


class Day(click.ParamType):
    """A day of the calendar, written YYYY-MM-DD (ISO 8601)."""

    name = "DAY"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
            self.fail(f"{quoted(value)} is not a day like 2021-03-01", param, ctx)
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{quoted(value)} is a day that no calendar has", param, ctx)
