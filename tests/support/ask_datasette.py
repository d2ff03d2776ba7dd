"""Asks Datasette for pages, without a socket; runs under any Python that has Datasette.

    python ask_datasette.py FOLDER

Reads a path from each line, such as `/watchers/lists.json`, and prints a line of JSON for it: the
status and the text of the page.
"""

import asyncio
import json
import sys
from pathlib import Path

from datasette.app import Datasette


async def main() -> None:
    answers, sys.stdout = sys.stdout, sys.stderr  # Datasette prints tracebacks there.
    datasette = Datasette([], config_dir=Path(sys.argv[1]))
    await datasette.invoke_startup()
    for line in sys.stdin:
        page = await datasette.client.get(line.strip(), follow_redirects=True)
        print(json.dumps([page.status_code, page.text]), file=answers, flush=True)


if __name__ == "__main__":
    asyncio.run(main())
