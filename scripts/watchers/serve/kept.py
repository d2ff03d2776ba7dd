"""Answers that took long to make, kept for who asks again, within a number of bytes."""

from __future__ import annotations

from collections import OrderedDict

from watchers.serve.endpoint import Reply

MAX_BYTES = 32 << 20
Key = tuple[str, ...]


class Kept:
    """The answers asked for last."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes, self._bytes = max_bytes, 0
        self._replies: OrderedDict[Key, Reply] = OrderedDict()

    def get(self, key: Key) -> Reply | None:
        """The answer to what was asked; None if it is not kept."""
        if key in self._replies:
            self._replies.move_to_end(key)
        return self._replies.get(key)

    def add(self, key: Key, reply: Reply) -> None:
        """Keeps an answer, in place of those that nobody asked for longest."""
        if key not in self._replies and len(reply.body) <= self._max_bytes:
            self._replies[key] = reply
            self._bytes += len(reply.body)
        while self._bytes > self._max_bytes:
            _, oldest = self._replies.popitem(last=False)
            self._bytes -= len(oldest.body)
