"""A process of another program is started as a whole, and has ended when it is to end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from watchers.checks import other_process
from watchers.checks.other_process import end, interruption_as_before, signals_wait

WAITS = "import sys; print('ready', flush=True); sys.stdin.read()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"


def started(code: str) -> subprocess.Popen[bytes]:
    """A process that has got as far as it says."""
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline().strip() == b"ready"
    return process


@pytest.fixture
def handled() -> Iterator[list[int]]:
    """The signals that were handled, of SIGINT."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    yield came
    signal.signal(signal.SIGINT, before)


def test_a_signal_waits_until_the_work_is_done(handled: list[int]) -> None:
    with signals_wait():
        signal.raise_signal(signal.SIGINT)
        assert handled == []
    assert handled == [signal.SIGINT]
    signal.raise_signal(signal.SIGINT)
    assert handled == [signal.SIGINT] * 2


def test_an_interruption_that_waited_is_raised_after_the_work() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), signals_wait():
        signal.raise_signal(signal.SIGINT)
        done.append("all of it")
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_in_another_thread_nothing_waits() -> None:
    done = []

    def work() -> None:
        with signals_wait(), interruption_as_before():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.default_int_handler]


def test_an_interruption_is_handled_as_before(handled: list[int]) -> None:
    with interruption_as_before():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.raise_signal(signal.SIGINT)
    assert handled == [signal.SIGINT]


def test_a_process_ends_in_its_own_way() -> None:
    process = started(WAITS)
    end(process)
    assert process.returncode == -signal.SIGTERM
    assert process.stdin is not None and process.stdin.closed
    end(process)


@pytest.mark.skipif(sys.platform == "win32", reason="there no process can refuse to end")
def test_a_process_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_process, "PATIENCE", 0.1)
    process = started(STUBBORN)
    end(process)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="there no process can refuse to end")
def test_a_process_is_killed_when_nobody_waits_any_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(timeout: float | None = None) -> None:
        raise KeyboardInterrupt

    process = started(STUBBORN)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(process, "wait", interrupted)
        end(process)
    assert process.wait() == -signal.SIGKILL
