"""Work on several threads: in order, with what is set around it, and ended when a part fails."""

from __future__ import annotations

from contextvars import ContextVar
from threading import Event

import pytest

from watchers.checks import at_once
from watchers.checks.at_once import Threads

SECONDS = 30
"""Long enough for a slow machine; a test that waits so long has failed."""


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once.os, "cpu_count", lambda: 2)


def test_answers_are_in_the_order_of_the_items() -> None:
    second_is_done = Event()

    def work(item: int) -> int:
        if item == 1:
            assert second_is_done.wait(SECONDS)
        else:
            second_is_done.set()
        return item * 10

    with Threads(interrupt=lambda: None) as threads:
        assert threads.map(work, [1, 2, 3]) == [10, 20, 30]


def test_what_is_set_where_it_is_asked_for_holds_in_the_threads() -> None:
    setting: ContextVar[str] = ContextVar("setting", default="none")
    setting.set("as asked")
    with Threads(interrupt=lambda: None) as threads:
        assert threads.map(lambda _: setting.get(), range(3)) == ["as asked"] * 3


@pytest.mark.parametrize("error", [ValueError("broken"), KeyboardInterrupt()], ids=repr)
def test_an_error_ends_the_other_work(error: BaseException) -> None:
    runs, interrupted, begun = Event(), Event(), []

    def work(item: str) -> None:
        begun.append(item)
        if item == "fails":
            assert runs.wait(SECONDS)
            raise error
        runs.set()
        assert interrupted.wait(SECONDS)

    with pytest.raises(type(error)), Threads(interrupt=interrupted.set) as threads:
        threads.map(work, ["fails", "runs", *["waits"] * 50])
    assert interrupted.is_set()
    assert begun.count("waits") <= 1
