"""What Java writes about its errors, in one line that can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchers.text.printable import escape_controls

CAUSE = "Caused by: "
JAVA_ERROR = re.compile(r"^(?:Exception in thread \S+ )?[\w.$]+(?:Exception|Error): ")
NO_REASON = re.compile(
    r"WARNING: |\d\d/\d\d/\d\d \d\d:\d\d:\d\d |Using Spark's default |Setting default log level "
    r"|To adjust logging level |Error occurred during initialization of VM$|\s|$"
)
"""How lines begin that Java writes in any case, or around the one that says why it ends."""
OF_JAVA = ("java", "jni", "linkage")
"""Words of a reason that lies in Java: there is none, or an old one."""
NEEDS_JAVA = "; it needs Java 17 or newer, which JAVA_HOME or PATH names"
NEEDS_MEMORY = "; --memory-limit says how much it may have"


def first_cause(text: str) -> str:
    """What Java names as the first cause of an error; empty if the text is."""
    lines = text.strip().splitlines() or [""]
    causes = [line.removeprefix(CAUSE) for line in lines if line.startswith(CAUSE)]
    thrown = [line.removeprefix(": ") for line in lines if line.startswith(": ")]
    return _plain([*lines[:1], *thrown[:1], *causes][-1])


def why_not_started(lines: Iterable[str], *, otherwise: str) -> str:
    """Why Java ended as it started, and what would help.

    lines: what it wrote. otherwise: what is said if it gave no reason.
    """
    said = [line for line in lines if not NO_REASON.match(line)]
    if not said:
        return escape_controls(otherwise)
    reason = _plain(next((line for line in said if JAVA_ERROR.match(line)), said[0]))
    if "heap" in reason:
        return reason + NEEDS_MEMORY
    return reason + (NEEDS_JAVA if any(word in reason.lower() for word in OF_JAVA) else "")


def _plain(line: str) -> str:
    """A line of Java without the name of the error's class, safe to print."""
    return escape_controls(JAVA_ERROR.sub("", line))
