"""Reports of `watchers listed` in both formats, and what a reader sees of them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import pytest
from click.testing import Result
from cmarkgfm.cmark import Options

from support.screening import listed

FORMATS = ("markdown", "html")
in_both_formats = pytest.mark.parametrize("output_format", FORMATS)
WITHOUT_END = {"meta"}


class Page(HTMLParser):
    """The elements of a page, the addresses that it links to, and its text on one line."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.open: list[str] = []
        self._texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in WITHOUT_END:
            self.open.append(tag)
        if tag in ("h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            return
        self._texts.append(data)
        if {"h2", "h3"} & set(self.open):
            self.headings[-1] += data


def page_of(done: Result, output_format: str) -> Page:
    """The report as a browser has it, or as GitHub makes it of Markdown."""
    if output_format == "html":
        return Page(done.stdout)
    unsafe = Options.CMARK_OPT_UNSAFE
    return Page(cmarkgfm.github_flavored_markdown_to_html(done.stdout, unsafe))


def report(package: Path, output_format: str, *arguments: object) -> Page:
    done = listed(package, "--format", output_format, *arguments)
    assert done.exit_code in (0, 1, 3), done.output
    return page_of(done, output_format)
