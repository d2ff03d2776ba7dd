"""How much one request may ask for, and how long an answer may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of a server; beyond each of them a request is refused with a status."""

    body_bytes: int = 1 << 20
    """Of a request; more is 413. A batch of the longest names takes a quarter of it."""
    seconds: float = 10.0
    """From the first byte to the answer; then 408 if the request is still coming, else 503."""
    waiting: int = 64
    """Requests that wait for their turn; a further one is told 503 at once."""
    name_characters: int = 1000
    """Of a name that is asked; no party has a tenth of it. More is 400."""
    batch: int = 50
    """Names of a reconciliation batch; more is 413, as its specification says."""
    ids: int = 200
    """Parties of which properties are fetched at once; more is 413 too."""


LIMITS = Limits()
RETRY_SECONDS = 1
"""After how long a busy server may be asked again."""
MAX_CONNECTIONS = 256
"""Open at once; the web server itself answers 503 to a further one."""
