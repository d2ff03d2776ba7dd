"""Texts that try to be more than text: on a terminal, in a spreadsheet, on a page."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\u202egpj.exe\u202c\u2066x\u2069\u200f\u061c",
    "one\u2028two\u2029three\r\nfour\x85five",
    "\ud800",
    "@octocat and @org/team, me@example.com, mailto:me@example.com",
    "#1 owner/repo#23 GH-4 gh-5",
    "www.example.com/x WWW.example.com _www.example.com example.com/x",
    "https://example.com ftp://example.com HTTP://EXAMPLE.COM <https://example.com>",
    "![picture](https://example.com/x.png) [link](javascript:x) [a]: https://example.com",
    "<img src=x onerror=y><script>z</script><!-- <a href=x>",
    "&lt;b&gt; &copy; &#64;octocat &#35;1",
    "*a* _b_ __c__ ~~d~~ `e` ``f`` $g$ \\@octocat \\",
    "- a", "+ b", "1. c", "1) d", "# e", "> f", "---", "===", "    g", "- [ ] h", "| a | b |",
    ":octocat: :+1:",
    "=HYPERLINK(1)", "@SUM(1)", "-1+1",
]  # fmt: skip
PIECES = [*HOSTILE, "@", "#", "1", "a", "www", ".", "com", ":", "/", "`", "\\", "<", ">", "&", " "]


def texts() -> st.SearchStrategy[str]:
    """Any text, and texts put together of what is hostile."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    return pieces | st.text(st.characters(exclude_categories=[]), max_size=20)


def obeyed(text: str) -> list[str]:
    """The characters of the text that a terminal obeys instead of showing them."""
    return [character for character in text if _is_obeyed(character)]


def _is_obeyed(character: str) -> bool:
    if character in "\n\t":
        return False
    is_bidi_control = (
        unicodedata.bidirectional(character)
        in {*("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")}
        or character in "\u061c\u200e\u200f"
    )
    return is_bidi_control or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
