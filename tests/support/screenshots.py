"""The screenshots in docs/images, taken of the pages as they are now.

`PYTHONPATH=tests python -m support.screenshots` (or `make screenshots`) takes them anew. It is run
at a release, whose day they show. It needs Chromium and a font that has Chinese characters.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import watchers
from support.browser import launched, serve, what_is_missing
from support.packages import ROOT

IMAGES = ROOT / "docs" / "images"
WIDE, NARROW = (1280, 900), (360, 800)


class Screenshot(NamedTuple):
    """One screenshot: of which page, in a window of which size."""

    name: str
    address: str
    window: tuple[int, int] = WIDE

    @property
    def file(self) -> str:
        return f"{self.name}-{self.window[0]}.png"


OF_THE_SITE = [
    Screenshot(name, address, window)
    for name, address in (
        ("site-home", "index.html"),
        ("site-hikvision", "entities/hikvision.html"),
        ("site-article", "article.html"),
    )
    for window in (WIDE, NARROW)
]
ASKED = "day=2021-03-01&party=海康威视数字&_hide_sql=1"
OF_DATASETTE = [
    Screenshot("datasette-listed", f"watchers/listed_on_a_day?{ASKED}"),
    Screenshot("datasette-search", "watchers/entities?_search=海康"),
]


def serve_datasette(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Datasette on the folder, and its address; the caller ends it."""
    command = [sys.executable, "-m", "datasette", folder, "--port", "0", "--host", "127.0.0.1"]
    server = subprocess.Popen(command, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert server.stderr is not None
    line = next(text for text in server.stderr if "running on" in text)
    return server, line.split(" running on ")[1].split()[0]


EXPORTS: dict[str, tuple[Callable[[Path], tuple[subprocess.Popen[str], str]], list[Screenshot]]]
EXPORTS = {"site": (serve, OF_THE_SITE), "datasette": (serve_datasette, OF_DATASETTE)}


def take(folder: Path = IMAGES) -> None:
    """Writes all screenshots into the folder."""
    with TemporaryDirectory() as temporary, launched() as browser:
        for name, (start, screenshots) in EXPORTS.items():
            exported = watchers.export(name, Path(temporary) / name, package=ROOT)
            server, address = start(exported)
            try:
                for screenshot in screenshots:
                    photograph(browser, address=address, screenshot=screenshot, folder=folder)
            finally:
                server.terminate()
                server.wait()


def photograph(browser: Any, *, address: str, screenshot: Screenshot, folder: Path) -> None:
    width, height = screenshot.window
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}/{screenshot.address}", wait_until="networkidle")
    page.screenshot(path=folder / screenshot.file)
    page.close()


def has_chinese_font() -> bool:
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout)


if __name__ == "__main__":
    if missing := what_is_missing():
        sys.exit(f"{missing} is missing")
    if not has_chinese_font():
        sys.exit("no font has Chinese characters; install one (apt-get install fonts-wqy-zenhei)")
    take()
