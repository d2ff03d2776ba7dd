"""Text made safe for where it is shown: in a spreadsheet, and in Markdown."""

from __future__ import annotations

import html
import re

from watchers.text.printable import escape_invisible

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
LONGEST_COMMENT = 60_000
"""Characters; hosts of issues and pull requests refuse comments of more than 65,536."""


def no_formula(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def markdown(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no links, no mentions."""
    plain = re.sub(r"([\\`*_{}\[\]()#+!|~@-])", r"\\\1", escape_invisible(text))
    return html.escape(plain, quote=False).replace("://", "&#58;//")
