"""The process that runs the command: its streams, its signals and its end.

Nothing here is imported by the library; whoever calls it keeps their own signals and streams.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from typing import NoReturn, TextIO

from watchers.commands.interruption import INTERRUPTED, interrupt

try:
    import resource
except ImportError:  # Windows limits no process in this way.
    resource = None  # type: ignore[assignment]

FAILURE = 2
LEAST_MEMORY = 1 << 30
"""Bytes of address space. With half of it, libraries start but end the process on their own, with
an abort or with status 1, where an allocation fails in their own threads."""
NEED_NO_MEMORY = frozenset({"-h", "--help", "--version"})
THREAD_COUNTS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_IO_THREADS")
"""Variables that say how many threads NumPy and Arrow start; each reserves address space."""
NO_PHRASES = "PYPINYIN_NO_PHRASES"
"""Lets pypinyin leave out its dictionary of phrases: only single characters are looked up, and the
dictionary takes longer to load than a name takes to screen."""
NEW_OBJECTS = 100_000
"""So many objects are made before Python looks for unreachable cycles. Libraries make many objects
that last and few cycles: to look after every 700 takes a tenth of the time of a validation."""
INTERRUPTING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Signals that ask a process to end. Windows has no SIGHUP."""


def run() -> NoReturn:
    """Runs the command and ends the process with its exit status."""
    try:
        status = _status()
    except KeyboardInterrupt:
        # A second signal, while the first one was being dealt with.
        status = FAILURE
    _ignore_signals()
    _end(status)


def _status() -> int:
    try:
        if refusal := _refusal():
            return _fail(refusal)
        os.environ.setdefault(NO_PHRASES, "1")
        gc.set_threshold(NEW_OBJECTS)
        _interrupt_on_signals()
        threading.excepthook = _report_unless_cancelled
        from watchers.cli import cli

        cli(prog_name="watchers")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILURE
    except KeyboardInterrupt:
        return _fail(INTERRUPTED)
    except Exception as error:
        return _fail(_message(error))
    return 0


def _refusal() -> str:
    """Why nothing can be answered in this process; empty if it can. Opens streams that lack."""
    is_output_closed = sys.stdout is None
    _occupy_closed_streams()
    if is_output_closed:
        return "standard output is closed, so the answer would be lost"
    if sys.flags.optimize > 1:
        return (
            "PYTHONOPTIMIZE=2 and python -OO remove the texts of the rules;"
            " run watchers without them"
        )
    return _too_little_memory()


def _too_little_memory() -> str:
    """Why the memory that the process may have does not do; empty if it does.

    Above the least amount, what is left is not given away to threads that nothing here needs.
    """
    if resource is None or not NEED_NO_MEMORY.isdisjoint(sys.argv):
        return ""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return ""
    if limit < LEAST_MEMORY:
        return (
            f"memory is limited to {limit >> 20:,} MB (ulimit -v);"
            f" watchers needs {LEAST_MEMORY >> 20:,} MB"
        )
    for name in THREAD_COUNTS:
        os.environ.setdefault(name, "1")
    return ""


def _occupy_closed_streams() -> None:
    """Opens the null device for each closed standard stream.

    Otherwise the next file that is opened takes its number, and what libraries write to that
    stream ends up in the file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is taken, and all below this one are in use.
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _interrupt_on_signals() -> None:
    """Lets every signal that asks the process to end interrupt it as Ctrl-C does.

    A signal that is ignored stays so, as `nohup` wants it.
    """
    for name in INTERRUPTING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


def _report_unless_cancelled(failure: threading.ExceptHookArgs) -> None:
    """Prints what ended a thread, unless it is a race that Python's own executor can lose.

    Its thread tells broken futures of the end of a worker; one that the interrupted command has
    cancelled meanwhile does not take that (concurrent.futures.process, terminate_broken).
    """
    from concurrent.futures import InvalidStateError

    if failure.exc_type is not InvalidStateError:
        threading.__excepthook__(failure)


def _ignore_signals() -> None:
    for name in INTERRUPTING:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_IGN)


def _end(status: int) -> NoReturn:
    """Ends the process at once, with status 2 if the last of the output cannot be written.

    Python's own way out first tears the interpreter down while threads of Arrow may still hold
    memory of it. One that then asks for the interpreter is ended by force within C++, which calls
    std::terminate: the process aborts with "terminate called without an active exception" and
    status 134, after the whole answer was printed. All files are closed by now.
    """
    if not _is_flushed(sys.stdout):
        status = FAILURE
    _is_flushed(sys.stderr)
    os._exit(status)


def _is_flushed(stream: TextIO | None) -> bool:
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        return False
    return True


def _fail(message: str) -> int:
    from watchers.text.printable import escape_controls

    print(f"Error: {escape_controls(message)}", file=sys.stderr)
    return FAILURE


def _message(error: Exception) -> str:
    try:
        from watchers.commands.errors import message_of

        return message_of(error)
    except (MemoryError, ImportError, OSError):
        # Not even the module that words the message can be loaded.
        return "not enough memory to start"
