"""Hosts whose copies cannot be cited, and those beside them whose can."""

import csv
import re

import pytest

from support.packages import ROOT
from watchers.checks.refused_hosts import refused_hosts

FILE = ROOT / "scripts" / "watchers" / "checks" / "refused_hosts.csv"


@pytest.mark.parametrize(
    "address",
    [
        "https://squidsaccess.com/?p=831456",
        "http://123.123.enodoworks.com/?p=924397",
        "https://www-ft-com.ezp-prod1.hul.harvard.edu/content/1",
        "https://www-scmp-com.libproxy1.nus.edu.sg/tech/article/1",
        "https://link.springer.com.ezproxy.example.edu/article/1",
        "https://login.ezproxy.example.edu",
        "https://github.com/ai-village-agents/deepseek-news/blob/main/x.md",
        "http://122.224.56.14:8082/api/data.php",
    ],
)
def test_such_a_copy_cannot_be_cited(address):
    assert re.search(refused_hosts(), address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.reuters.com/world/article",
        "https://notsquidsaccess.com/",
        "https://proxymity.com/",
        "https://github.com/ai-village-agents/another",
        "https://example.org/?u=https://squidsaccess.com/",
    ],
)
def test_others_can(address):
    assert not re.search(refused_hosts(), address)


def test_each_host_is_named_once_and_says_why():
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    hosts = [row["host"] for row in rows]
    assert hosts == sorted(set(hosts))
    assert all(row["kind"] and row["reason"].endswith(".") for row in rows)
