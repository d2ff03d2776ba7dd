"""Hosts whose copies of documents cannot be cited: `refused_hosts.csv`, each with the reason."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

LOGIN_PROXIES = [
    r"(?:(?:e|ez|lib|login|remote|web|z)?-?proxy[0-9]*|ezp-[a-z0-9]+|webvpn[0-9]*)\.[a-z0-9.-]+"
]
"""Hosts through which members of a library read the pages of others, by one of their labels."""


@cache
def refused_hosts() -> str:
    """What an address on one of the hosts, or below it, matches (RE2).

    Some stand for one folder of a host, like github.com/owner/name.
    """
    lines = files("watchers.checks").joinpath("refused_hosts.csv").read_text("utf-8")
    named = [re.escape(row["host"]) for row in csv.DictReader(lines.splitlines())]
    return f"^https?://(?:[^/?#]*\\.)?(?:{'|'.join([*named, *LOGIN_PROXIES])})(?:[:/?#]|$)"
