"""Text made safe for where it is shown: in a spreadsheet, in JSON, and in Markdown on GitHub."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import quote

from watchers.text.printable import OBEYED, escape_invisible

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
LONGEST_COMMENT = 60_000
"""Characters; hosts of issues and pull requests refuse comments of more than 65,536."""
ZERO_WIDTH_SPACE = "\u200b"
REFERENCES = re.compile(r"@|#(?=[0-9])|\bgh-(?=[0-9])|:(?=[\w+-]*[a-z][\w+-]*:)", re.IGNORECASE)
"""How a mention or an address, the number of an issue and a picture (`:name:`) begin.

GitHub looks for them after Markdown was rendered, so no escape of Markdown's prevents it.
"""
MARKUP = re.compile(r"[\\`*\[\]~$]|(?<![^\W_])_|_(?![^\W_])")
"""What is markup anywhere in a line; an underscore is not between letters."""
NOT_IN_LINKS = re.compile(r"[\s<>|`\\]")
"""What would end a link between angle brackets, or the cell of a table around it."""
BLOCK_STARTS = re.compile(r"^(?:[-+#=]|[0-9]{1,9}(?=[.)]))")
"""What makes a list, a heading or a line of what begins with it."""


def no_formula(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def csv_cell(value: object) -> str:
    """The value as a cell of CSV: on one line, nothing invisible in it, and no formula."""
    return no_formula(escape_invisible(str(value)))


def json_text(value: object, *, indent: int | None = None) -> str:
    """The value as JSON, in which all that a terminal obeys is escaped (\\u001b)."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return OBEYED.sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    # Line feeds and tabs within texts were escaped before; those left are the layout of the JSON.
    return f"\\u{ord(match[0]):04x}"


def markdown(text: str) -> str:
    """One line of text that GitHub shows as it is: no markup, no links, no mentions, no pictures.

    Where GitHub would see a reference, a zero-width space follows its first character.
    """
    plain = escape_invisible(text).strip()
    parted = REFERENCES.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", plain)
    escaped = BLOCK_STARTS.sub(_escaped_start, MARKUP.sub(r"\\\g<0>", parted))
    return _without_links(html.escape(escaped, quote=False))


def _escaped_start(match: re.Match[str]) -> str:
    start = match[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _without_links(text: str) -> str:
    """HTML text in which no address is taken for a link, and the spaces for ones that are seen."""
    unlinked = re.sub(r"(?i)(www)\.", r"\1&#46;", text.replace("://", "&#58;//"))
    return unlinked.replace(ZERO_WIDTH_SPACE, "&#8203;")


def markdown_address(url: str) -> str:
    """An address as a link that shows it, or as text if nothing may link to it."""
    if not is_safe_link(url):
        return markdown(url)
    return f"<{NOT_IN_LINKS.sub(_percent, escape_invisible(url))}>"


def is_safe_link(url: str) -> bool:
    """Whether a page may link to the address: only if it begins with https://."""
    return url.startswith("https://")


def _percent(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def html_text(text: str) -> str:
    """Text as the content of an HTML element within Markdown."""
    parted = REFERENCES.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", escape_invisible(text))
    return _without_links(html.escape(parted, quote=False))


def code(text: str) -> str:
    """Text as code within a line of Markdown, which is shown as it is."""
    plain = escape_invisible(text)
    fence = "`" * (_longest_run(plain) + 1)
    padding = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{padding}{plain}{padding}{fence}"


def code_block(text: str, *, language: str = "") -> str:
    """Lines of text as a block of code in Markdown; it ends with a line feed."""
    fence = "`" * max(_longest_run(text) + 1, 3)
    lines = [escape_invisible(line) for line in text.rstrip("\n").split("\n")]
    return "\n".join([f"{fence}{language}", *lines, fence, ""])


def _longest_run(text: str) -> int:
    """The number of backticks in the longest run of them."""
    return max(map(len, re.findall("`+", text)), default=0)
