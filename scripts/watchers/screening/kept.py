"""Packages made ready for screening, kept in a process for all that ask them."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from watchers.answers.answers import Answers
from watchers.package.model import Package
from watchers.screening.prepared import Prepared
from watchers.tables.rows import Record

MAX_KEPT = 2
"""A process rarely asks more packages, and each takes memory."""
_kept: OrderedDict[tuple[str, str], Prepared] = OrderedDict()
_one_at_a_time = Lock()


def prepared_once(package: Package) -> Prepared:
    """The package made ready, which is done when it is first asked for in this process.

    It is known again by the content hash and the day of its rows, after which nothing is known, so
    that a package that changed is read anew. Raises UnusablePackage if a table lacks what an answer
    needs.
    """
    key = (package.content_hash(), package.created)
    with _one_at_a_time:
        if key not in _kept:
            record = Record(package)
            made = Prepared(record, Answers(record))
            made.names  # noqa: B018  Indexed now, while the files are there.
            _kept[key] = made
        _kept.move_to_end(key)
        while len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
        return _kept[key]
