"""A browser for tests of the site: Chromium, driven by Playwright, which downloads nothing.

Where either is missing, the tests marked `browser` are left out, and one line says so; with
WATCHERS_REQUIRE_BROWSER set they fail instead.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CURE = "install Chromium (apt-get install chromium) and run `make` again"
TIMEOUT = 10_000
"""Milliseconds after which something that should appear is missing."""
REQUIRED = "WATCHERS_REQUIRE_BROWSER"


def chromium() -> str:
    """The path of Chromium; empty if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), "")


def what_is_missing() -> str:
    """What keeps a browser from running; empty if nothing does."""
    if importlib.util.find_spec("playwright") is None:
        return "Playwright"
    return "" if chromium() else "Chromium"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests into one process; leaves them out if there is no browser and need be none."""
    missing = "" if os.environ.get(REQUIRED) else what_is_missing()
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if missing:
                item.add_marker(pytest.mark.skip(f"needs {missing}"))
    # They run one after the other in one process: first, so that the others do not wait for them.
    items.sort(key=lambda item: "browser" not in item.keywords)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    left_out = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "browser" in report.keywords
    ]
    if left_out:
        terminalreporter.write_line(
            f"left out {len(left_out)} tests of the site in a browser (tests/site, marked"
            f" `browser`): {what_is_missing()} is missing; {CURE}"
        )


@contextmanager
def launched() -> Iterator[Any]:
    """Chromium, until the block ends."""
    from playwright.sync_api import sync_playwright

    # Chromium refuses to run its sandbox as root, which is who tests run as in containers.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"] if is_root else []
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if missing := what_is_missing():
        pytest.fail(f"{missing} is missing; {CURE}")
    with launched() as started:
        yield started


@pytest.fixture(scope="session")
def window(browser: Any) -> Any:
    """Where pages are opened; the site keeps nothing in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(TIMEOUT)
    return context


@pytest.fixture
def page(window: Any) -> Iterator[Any]:
    """A new page; what goes wrong in its scripts, or what it may not load, fails the test."""
    errors: list[str] = []

    def said(message: Any) -> None:
        # Browsers ask a server for it of themselves.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            errors.append(message.text)

    opened = window.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", said)
    yield opened
    opened.close()
    assert errors == []


def serve(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """A server of the folder, in a process of its own, and its address; the caller ends it."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    server = subprocess.Popen(
        command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    port = server.stdout.readline().split(" port ")[1].split()[0]
    return server, f"http://127.0.0.1:{port}"
