"""How publishers are asked: patiently, and never over an address that is not https."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit, urlunsplit

from watchers.official.entries import UnreadableList
from watchers.official.keeping import utc
from watchers.text.printable import quoted

if TYPE_CHECKING:
    import requests

RETRIES = 3
RETRY_STATUSES = (429, 500, 502, 503, 504)
"""What a server answers if it is busy or failing."""
PERMANENT_STATUSES = (301, 308)
"""Redirects after which the new address should be used (RFC 9110, 15.4)."""
USER_AGENT = "watchers (open data; reconciles official lists)"


@dataclass
class Answer:
    """What a publisher says of the file that it sends."""

    final_url: str = ""
    """The address that answered, without its query."""
    redirect: str = ""
    """As the manifest has it."""
    last_modified: str = ""
    """As the manifest has it."""

    def take(self, response: requests.Response) -> None:
        """Takes from a response what it says."""
        self.final_url = _without_query(response.url)
        self.last_modified = _time(response.headers.get("Last-Modified", ""))
        if response.history:
            # A temporary step further on does not make the first one less permanent.
            is_permanent = response.history[0].status_code in PERMANENT_STATUSES
            self.redirect = "permanent" if is_permanent else "temporary"


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def _time(header: str) -> str:
    """The time of a header (RFC 9110, 5.6.7) in UTC; empty if it holds none."""
    try:
        moment = parsedate_to_datetime(header)
        # One without a zone is in UTC, too: a header has no other.
        return utc(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (TypeError, ValueError, OverflowError):
        return ""


def new_session() -> requests.Session:
    """A session that retries, more and more slowly, if a server is busy or failing."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    retry = Retry(
        RETRIES,
        backoff_factor=1,
        status_forcelist=RETRY_STATUSES,
        allowed_methods=["GET"],
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.mount("http://", _refusing_adapter())
    session.headers["User-Agent"] = USER_AGENT
    return session


def _refusing_adapter() -> requests.adapters.HTTPAdapter:
    """Refuses plain http, to which a redirect may lead: anybody in between could answer."""
    from requests.adapters import HTTPAdapter

    class RefusingAdapter(HTTPAdapter):
        def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> NoReturn:
            raise UnreadableList(
                f"the publisher's address leads to {quoted(request.url)}, which is not https"
            )

    return RefusingAdapter()
