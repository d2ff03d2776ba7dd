"""Runs the command: `watchers`, or python -m watchers."""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """Runs the command and ends the process with its exit status."""
    from watchers.process import run

    run()


if __name__ == "__main__":
    main()
