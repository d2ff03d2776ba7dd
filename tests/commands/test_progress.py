"""The line that says how far a command is: on a terminal alone, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from watchers.commands.progress import progress_line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "written"),
    [
        (
            Terminal(),
            "\rreading contracts, 5% done\rchecking lists, 100% done \r" + " " * 25 + "\r",
        ),
        (io.StringIO(), ""),
    ],
    ids=["terminal", "pipe"],
)
def test_what_is_done_is_said_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, written: str
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_line() as progress:
        progress("reading contracts", 0.05)
        progress("reading contracts", 0.051)
        progress("checking lists", 1)
    assert stream.getvalue() == written


def test_a_terminal_obeys_nothing_in_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_line() as progress:
        progress("reading \x1b[2J", 0.05)
    assert "\x1b" not in stream.getvalue()


def test_the_line_fits_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "12")
    with progress_line() as progress:
        progress("reading contracts", 0.05)
        progress("checking contracts", 0.1)
    assert {len(line) for line in stream.getvalue().split("\r") if line} == {11}
