"""Downloads: once a day, whole or not at all, and in plain words where there is no network."""

from pathlib import Path

import pytest
import requests

from support.publisher import URL
from watchers.official import download, session
from watchers.official.entries import UnreadableList


def fetch(folder, url=URL, read=Path.read_bytes):
    return download.fetch("us-sdn", url, folder, read=read)


def test_file_is_kept_with_its_day_and_downloaded_once_a_day(publisher, clock, tmp_path):
    server = publisher()
    clock("2026-01-15")
    first, again = fetch(tmp_path), fetch(tmp_path)
    assert first.content == first.path.read_bytes() == b"a,b\n1,2\n"
    assert first.path.name.startswith("us-sdn-2026-01-15-")
    assert (first.is_new, again.is_new, again.path) == (True, False, first.path)
    assert server.asked == [(URL, (download.CONNECT_SECONDS, download.READ_SECONDS))]
    clock("2026-01-16")
    assert fetch(tmp_path).is_new


def test_a_package_with_another_address_gets_its_own_file(publisher, tmp_path):
    publisher(body=b"theirs")
    theirs = fetch(tmp_path, url="https://elsewhere.example.org/list.csv")
    publisher(body=b"ours")
    ours = fetch(tmp_path)
    assert (theirs.content, ours.content) == (b"theirs", b"ours")
    assert fetch(tmp_path, url="https://elsewhere.example.org/list.csv").content == b"theirs"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            {"error": requests.ConnectionError("no route")},
            f"{URL} could not be downloaded (connection error); check the network connection;",
        ),
        ({"error": requests.Timeout("too slow")}, "could not be downloaded (timeout)"),
        ({"status": 404}, "answered with status 404"),
        (
            {"headers": {"Content-Length": "1999"}},
            "could not be downloaded (chunked encoding error)",
        ),
        ({"body": b"x" * 3000}, "sends more than"),
    ],
)
def test_failure_is_told_in_words_and_leaves_nothing(
    publisher, tmp_path, monkeypatch, answer, words
):
    publisher(**answer)
    monkeypatch.setattr(download, "MAX_BYTES", 2000)
    with pytest.raises(UnreadableList) as failed:
        fetch(tmp_path)
    assert words in str(failed.value)
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_last_copy_is_named(publisher, clock, tmp_path):
    publisher()
    clock("2026-01-15")
    fetch(tmp_path)
    publisher(error=requests.ConnectionError("no route"))
    clock("2026-01-16")
    with pytest.raises(
        UnreadableList, match="the last copy is .*us-sdn-2026-01-15-.*: watchers reconcile us-sdn "
    ):
        fetch(tmp_path)


@pytest.mark.parametrize("url", ["", "http://lists.example.org/list.csv", "file:///etc/passwd"])
def test_only_https_is_asked(url, tmp_path):
    with pytest.raises(UnreadableList, match="has no download address that begins with https://"):
        fetch(tmp_path, url=url)


def test_a_redirect_to_plain_http_is_not_followed(publisher, tmp_path):
    server = publisher(status=302, headers={"Location": "http://lists.example.org/list.csv"})
    with pytest.raises(
        UnreadableList, match="leads to 'http://lists.example.org/list.csv', which is not https"
    ):
        fetch(tmp_path)
    assert len(server.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_failing_servers_are_asked_again():
    with session.new_session() as asking:
        again = asking.get_adapter(URL).max_retries
    assert (again.total, set(again.status_forcelist)) == (
        session.RETRIES,
        set(session.RETRY_STATUSES),
    )
    assert not again.respect_retry_after_header  # a publisher may ask for hours
