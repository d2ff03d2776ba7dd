"""The commands: what they refuse, what they say, and a server that runs and ends."""

from __future__ import annotations

import errno
import json
import sys
import threading
import tomllib
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.packages import ROOT
from watchers.cli import cli
from watchers.exports.manifest import hash_of, write_manifest
from watchers.package import extras
from watchers.package.descriptor import open_package
from watchers.problems.errors import UnusablePackage
from watchers.serve import server
from watchers.serve.site_files import read_site
from watchers.site.export import FORMAT

RUN = """
import json, signal, subprocess, sys, urllib.request
process = subprocess.Popen(
    [sys.executable, "-m", "watchers", "--package", sys.argv[1], "serve", "--port", "0",
     "--site", sys.argv[2]],
    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
said = process.stdout.readline()
base = said.split()[1].rstrip("/")
def status(path):
    with urllib.request.urlopen(base + path, timeout=30) as answer:
        return answer.status, answer.read().decode()
found = {path: status(path) for path in ("/", "/release.json", "/reconcile")}
process.send_signal(signal.SIGINT)
_, err = process.communicate(timeout=30)
print(json.dumps({"said": said, "base": base, "found": found, "err": err,
                  "status": process.returncode}))
"""


class FakeSocket:
    """A socket that listens nowhere."""

    def __init__(self, host: str) -> None:
        self._host = host

    def getsockname(self) -> tuple[str, int]:
        return self._host, 8021

    def __enter__(self) -> FakeSocket:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""


def run(package: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--package", str(package), *arguments])


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is served; what comes before and after is as it is."""
    monkeypatch.setattr(server, "listen", lambda host, port: FakeSocket(host))
    monkeypatch.setattr(server, "serve", lambda *_, say, ready: ready())


def make_site(package: Path, site: Path, *, home: bytes = b"<!doctype html>Home") -> Path:
    """A site of one page, as an export leaves it."""
    site.mkdir()
    (site / "index.html").write_bytes(home)
    files = [{"path": "index.html", "hash": hash_of(home)}]
    write_manifest(site, open_package(package), form=FORMAT, files=files)
    return site


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be sent SIGINT")
def test_it_serves_until_it_is_interrupted(valid_package: Path, tmp_path: Path, start: Callable):
    site = make_site(valid_package, tmp_path / "site")
    out, err = start(RUN, valid_package, site).communicate(timeout=120)
    told = json.loads(out)
    assert (told["status"], told["err"], err) == (0, "", "")
    base = told["base"]
    assert told["said"] == (
        f"serving {base}/ ; for OpenRefine: {base}/reconcile ; end with Ctrl-C\n"
    )
    assert [status for status, _ in told["found"].values()] == [200, 200, 200]
    assert told["found"]["/"][1] == "<!doctype html>Home"
    assert json.loads(told["found"]["/reconcile"][1])["view"]["url"].startswith(base)


def test_an_end_that_is_asked_for_as_it_says_that_it_serves_is_no_failure(
    valid_package: Path,
) -> None:
    def ready() -> None:
        raise KeyboardInterrupt

    offer = server.Offer(open_package(valid_package), with_site=False)
    server.serve(offer, FakeSocket("127.0.0.1"), say=print, ready=ready)


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
@pytest.mark.parametrize("command", ["serve", "browse"])
def test_without_a_library_it_says_how_to_get_it(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch, command: str, library: str
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == library else name)
    done = run(valid_package, command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {command} needs the library {library};"
        " to get it, run: pip install 'watchers-xinjiang[serve]'\n"
    )


def test_what_pip_is_told_is_the_name_and_an_extra_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == extras.DISTRIBUTION
    assert "serve" in project["optional-dependencies"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EADDRINUSE, "Address already in use"), "Address already in use"),
        (OSError(99, "Cannot assign it (while attempting to bind)"), "Cannot assign it"),
        (UnicodeError("label too long"), "is no address"),
    ],
)
def test_an_address_that_is_taken_is_said(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(server, "listen", fail)
    done = run(valid_package, "serve", "--host", "127.0.0.1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: cannot listen on '127.0.0.1', port 8021: {reason}\n"


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize(
    ("host", "is_open"),
    [("127.0.0.1", False), ("127.8.0.1", False), ("::1", False), ("0.0.0.0", True), ("::", True)],
)
def test_letting_others_in_is_said_plainly(valid_package: Path, host: str, is_open: bool) -> None:
    done = run(valid_package, "serve", "--host", host)
    assert done.exit_code == 0
    assert ("without a password and without encryption" in done.stderr) == is_open
    shown = f"[{host}]" if ":" in host else host
    assert done.stdout.startswith(f"serving http://{shown}:8021/ ;")


@pytest.mark.usefixtures("listening")
def test_the_browser_is_opened_unless_it_should_not_be(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, is_open = [], threading.Event()

    def open_(address: str) -> None:
        opened.append(address)
        is_open.set()

    monkeypatch.setattr(webbrowser, "open", open_)
    assert run(valid_package, "browse", "--no-open").exit_code == 0
    assert run(valid_package, "serve").exit_code == 0
    assert opened == []
    assert run(valid_package, "browse").exit_code == 0
    assert is_open.wait(10)
    assert opened == ["http://127.0.0.1:8021/"]


@pytest.mark.usefixtures("listening")
def test_a_site_and_none_is_wrong_usage(valid_package: Path, tmp_path: Path) -> None:
    done = run(valid_package, "serve", "--site", str(tmp_path), "--no-site")
    assert done.exit_code == 2
    assert "not both" in done.stderr


def test_a_site_that_is_not_as_it_was_written_is_refused(
    valid_package: Path, tmp_path: Path
) -> None:
    site = make_site(valid_package, tmp_path / "site")
    content_hash = open_package(valid_package).content_hash()
    read_site(site, content_hash=content_hash)
    with pytest.raises(UnusablePackage, match="another release"):
        read_site(site, content_hash="0" * 64)
    (site / "index.html").write_bytes(b"changed")
    with pytest.raises(UnusablePackage, match="was changed since"):
        read_site(site, content_hash=content_hash)
    (site / "index.html").unlink()
    with pytest.raises(UnusablePackage, match="is not a site"):
        read_site(site, content_hash=content_hash)
    with pytest.raises(UnusablePackage, match="is not a site"):
        read_site(tmp_path, content_hash=content_hash)


def test_a_site_that_names_a_file_elsewhere_is_refused(valid_package: Path, tmp_path: Path) -> None:
    site = make_site(valid_package, tmp_path / "site")
    (tmp_path / "secret").write_bytes(b"<!doctype html>Home")
    manifest = (site / "manifest.json").read_text("utf-8")
    (site / "manifest.json").write_text(manifest.replace('"index.html"', '"../secret"'), "utf-8")
    with pytest.raises(UnusablePackage, match="outside the site"):
        read_site(site, content_hash=open_package(valid_package).content_hash())
