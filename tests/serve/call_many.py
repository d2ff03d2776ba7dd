"""Calls the server some thousand times, as its description allows and as it forbids.

    PYTHONPATH=. python tests/serve/call_many.py --schemathesis .venv-caller/bin/schemathesis

Starts `watchers serve` on the record and a free port, and lets schemathesis make the calls. Exits
with 1 if an answer was a server error, was not as described, or took what it should refuse; or if
fewer calls were made than MIN_CALLS. `make test-serve` makes the environment and runs this.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from pathlib import Path

from benchmarks.server_process import server

MIN_CALLS = 2_000
EXAMPLES = 150
"""Calls of each address with made-up parameters; edge cases and examples come on top."""
CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
    *("response_schema_conformance", "negative_data_rejection", "unsupported_method"),
    *("allow_header_conformance",),
)


def call(schemathesis: Path, address: str, *, folder: Path) -> tuple[int, str]:
    """The exit status of schemathesis, and what it prints."""
    done = subprocess.run(
        [
            str(schemathesis.absolute()),
            *("run", f"{address}/openapi.json"),
            *("--checks", ",".join(CHECKS)),
            *("--phases", "examples,coverage,fuzzing"),
            *("--max-examples", str(EXAMPLES)),
            *("--seed", "1", "--continue-on-failure", "--no-color"),
        ],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.returncode, done.stdout


def main() -> int:
    """Makes the calls, prints how many there were, and returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schemathesis", type=Path, required=True)
    chosen = parser.parse_args()
    with server() as serving, tempfile.TemporaryDirectory() as folder:
        status, printed = call(chosen.schemathesis, serving.address, folder=Path(folder))
    made = re.search(r"(\d+) generated", printed)
    calls = int(made[1]) if made else 0
    if status or calls < MIN_CALLS:
        print(printed)
    print(f"{calls:,} calls")
    return int(bool(status) or calls < MIN_CALLS)


if __name__ == "__main__":
    raise SystemExit(main())
