"""Downloads: once a day, whole or not at all, and in plain words where there is no network."""

import io

import pytest
import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from watchers.official import download
from watchers.official.entries import UnreadableList

URL = "https://lists.example.org/list.csv"


class Publisher(BaseAdapter):
    """Answers every request with the same, and counts them."""

    def __init__(self, body=b"a,b\n1,2\n", status=200, headers=None, error=None):
        super().__init__()
        self.body, self.status, self.headers, self.error, self.asked = (
            body,
            status,
            headers or {},
            error,
            [],
        )

    def send(self, request, **options):
        self.asked.append((request.url, options["timeout"]))
        if self.error:
            raise self.error
        answer = requests.Response()
        answer.status_code, answer.url, answer.headers = (
            self.status,
            request.url,
            requests.structures.CaseInsensitiveDict(self.headers),
        )
        answer.request = request
        answer.raw = HTTPResponse(
            io.BytesIO(self.body), headers=self.headers, status=self.status, preload_content=False
        )
        return answer

    def close(self):
        pass


@pytest.fixture
def publisher(monkeypatch):
    def set_up(**answer):
        replaying = Publisher(**answer)
        new_session = download.new_session

        def session():
            session = new_session()
            session.mount("https://", replaying)
            return session

        monkeypatch.setattr(download, "new_session", session)
        return replaying

    return set_up


def test_file_is_kept_with_its_day_and_downloaded_once_a_day(publisher, tmp_path):
    server = publisher()
    kept = download.fetch("us-sdn", URL, tmp_path)
    assert kept.read_bytes() == b"a,b\n1,2\n"
    assert kept.name.startswith("us-sdn-20") and len(kept.name) == len("us-sdn-2026-01-15")
    assert download.fetch("us-sdn", URL, tmp_path) == kept
    assert server.asked == [(URL, (download.CONNECT_SECONDS, download.READ_SECONDS))]


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
        download.fetch("us-sdn", URL, tmp_path)
    assert words in str(failed.value)
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_last_download_is_named(publisher, tmp_path):
    (tmp_path / "us-sdn-2026-01-15").write_text("older")
    publisher(error=requests.ConnectionError("no route"))
    with pytest.raises(
        UnreadableList, match="the last download is .*us-sdn-2026-01-15: watchers reconcile us-sdn "
    ):
        download.fetch("us-sdn", URL, tmp_path)


@pytest.mark.parametrize("url", ["", "http://lists.example.org/list.csv", "file:///etc/passwd"])
def test_only_https_is_asked(url, tmp_path):
    with pytest.raises(UnreadableList, match="has no download address that begins with https://"):
        download.fetch("us-sdn", url, tmp_path)


def test_a_redirect_to_plain_http_is_not_followed(publisher, tmp_path):
    server = publisher(status=302, headers={"Location": "http://lists.example.org/list.csv"})
    with pytest.raises(
        UnreadableList, match="leads to 'http://lists.example.org/list.csv', which is not https"
    ):
        download.fetch("us-sdn", URL, tmp_path)
    assert len(server.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_failing_servers_are_asked_again():
    with download.new_session() as session:
        again = session.get_adapter(URL).max_retries
    assert (again.total, set(again.status_forcelist)) == (
        download.RETRIES,
        set(download.RETRY_STATUSES),
    )
    assert not again.respect_retry_after_header  # a publisher may ask for hours
