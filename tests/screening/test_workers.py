"""Names looked up by several processes: one that dies and signals end the command in one line."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.packages import ROOT

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")

COMMAND = """
import sys
from watchers.matching import batch, pool
batch.POOL_FROM_NAMES = 2
batch.os.cpu_count = lambda: 2
pool.CHUNK_SIZE = 10
find = pool.find
def slow(index, name):
    import time
    time.sleep(0.05)
    return find(index, name)
pool.find = slow
from watchers.__main__ import main
main()
"""
"""The command with two processes that take their time."""


def heed_signals() -> None:
    """Lets signals end the process also where those who started it ignore them, as nohup does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def screening(valid_package: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A command whose workers are at work, in a group of its own."""
    yield from started(valid_package, tmp_path, before=heed_signals)


@pytest.fixture
def screening_under_nohup(valid_package: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The same, where a hangup is to be ignored."""

    def ignore_hangups() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    yield from started(valid_package, tmp_path, before=ignore_hangups)


def started(
    valid_package: Path, tmp_path: Path, *, before: Callable[[], None]
) -> Iterator[subprocess.Popen[str]]:
    """The command; `before` is called in its process first."""
    names = tmp_path / "names.csv"
    names.write_text("name\n" + "".join(f"Company {n}\n" for n in range(4000)), "utf-8")
    output = tmp_path / "out" / "answers.csv"
    output.parent.mkdir()
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", COMMAND, "--package", str(valid_package)),
            *("listed", "--file", str(names), "--format", "csv", "-o", str(output)),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=before,
    )
    yield process
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that it started, once there are two."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        if len(found := children.read_text().split()) == 2:
            time.sleep(0.2)
            return [int(pid) for pid in found]
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    raise AssertionError("no workers were started")


def has_ended(pid: int) -> bool:
    """Whether a process has ended, though its parent may not have asked for its status yet."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda n: n.name)
def test_a_worker_that_dies_ends_the_command(screening, tmp_path, number) -> None:
    first, second = workers_of(screening)
    os.kill(first, number)
    stdout, stderr = screening.communicate(timeout=30)
    assert screening.returncode == 2
    assert stderr.startswith("Error: a process that was looking names up was ended from outside;")
    assert (stdout, stderr.count("\n")) == ("", 1)
    assert has_ended(second)
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        pytest.param(signal.SIGTERM, marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("reaches", ["the group", "the command"])
def test_an_interruption_ends_command_and_workers_in_one_line(
    screening, tmp_path, number, reaches
) -> None:
    workers = workers_of(screening)
    if reaches == "the group":
        os.killpg(screening.pid, number)
    else:
        os.kill(screening.pid, number)
    stdout, stderr = screening.communicate(timeout=30)
    assert (screening.returncode, stdout, stderr) == (2, "", "Error: interrupted\n")
    assert all(has_ended(pid) for pid in workers)
    assert not list((tmp_path / "out").iterdir())


def test_a_hangup_that_is_to_be_ignored_ends_no_worker(screening_under_nohup) -> None:
    workers = workers_of(screening_under_nohup)
    os.killpg(screening_under_nohup.pid, signal.SIGHUP)
    time.sleep(0.3)
    states = [
        Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] for pid in workers
    ]
    assert "Z" not in states
    assert screening_under_nohup.poll() is None


def test_two_interruptions_are_as_quiet_as_one(screening) -> None:
    workers = workers_of(screening)
    for _ in range(3):
        os.killpg(screening.pid, signal.SIGINT)
        time.sleep(0.01)
    _, stderr = screening.communicate(timeout=30)
    assert screening.returncode == 2
    assert stderr in {"", "Error: interrupted\n"}
    assert all(has_ended(pid) for pid in workers)


def test_workers_end_with_a_command_that_is_killed(screening) -> None:
    workers = workers_of(screening)
    screening.kill()
    assert all(has_ended(pid) for pid in workers)
