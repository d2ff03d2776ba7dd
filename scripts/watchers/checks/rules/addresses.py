"""Addresses: each leads somewhere, to the page that it stands for, and to one that can be cited."""

import ipaddress
import re
from functools import partial
from urllib.parse import urlsplit

import narwhals as nw

from watchers.checks.lookups import KEY
from watchers.checks.patterns import matches, without
from watchers.checks.refused_hosts import refused_hosts
from watchers.checks.rules.registry import everywhere, rule, value_rule
from watchers.checks.values import rows_with_values
from watchers.tables.columns import LINE

ARCHIVED = re.compile(
    r"https?://[^/]+/(?:[^/]+/)*?([0-9]{4,14})(?:[a-z]{2}_)?/((?:https?:/{1,2})?[^/]+[.][^/]+.*)"
)
"""Day and page of an archive's copy: web.archive.org/web/20190522/https://example.org/."""
RESERVED = {"localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp"} | {
    "invalid",
    "test",
    "example",
}
"""Last labels that nobody on the public internet can have (RFC 2606, 6761, 6762, 8244)."""
USUAL = (
    r"^https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:com|org|net|gov|edu|[a-z]{2})(?:/|$)"
)
"""Addresses of which it is plain that they name a host."""
SAME_PAGE = r"^https?://(?:www\.)?|/*(?:#.*)?$"
"""What two addresses of one page may differ by."""


def _addresses(table):
    return [name for name, field in table.fields.items() if field.get("format") == "uri"]


def _own_address(table):
    return ["url"] if "url" in _addresses(table) else []


def _judged_by(is_broken, rows, column, frames):
    """The rows whose address in the column is broken."""

    def broken(batches):
        return (value for batch in batches for value in batch if is_broken(value[0]))

    return rows_with_values(rows, (column,), broken, from_arrow=frames.from_arrow)


@everywhere(_addresses)
def address_has_a_port_that_cannot_be(rows, column, frames):
    """{cell} has an impossible port; ports run from 1 to 65535."""
    with_port = rows.filter(matches(nw.col(column), "^https?://[^/?#]*:"))
    return _judged_by(lambda address: _port(address) is None, with_port, column, frames)


@everywhere(_addresses)
def address_names_no_public_host(rows, column, frames):
    """{cell} names no host on the public internet.

    Such are names without a dot or with an empty label, names that are reserved, like localhost,
    and numbers of private networks.
    """
    doubtful = rows.filter(~matches(nw.col(column), USUAL))
    return _judged_by(lambda address: not _is_public(_host(address)), doubtful, column, frames)


@everywhere(lambda table: _addresses(table) if table.name == "sources" else [])
def address_cannot_be_cited(cell):
    """{cell} is at a login proxy, a machine's repost or a site that has nothing to do with it. Give
    the publisher's own address, or none, and say in the note where it was read.

    The hosts are in `scripts/watchers/checks/refused_hosts.csv`, each with the reason.
    """
    return matches(cell, refused_hosts())


@value_rule("archived_url", of="sources", values=("archived_url", "url"))
def archived_copy_is_of_another_page(pairs):
    """{archived_url} is a copy of another page than {url}."""
    for batch in pairs:
        for archived_url, url in batch:
            archived = ARCHIVED.fullmatch(archived_url)
            if archived and _page(archived[2]) != _page(url):
                yield archived_url, url


@value_rule("archived_url", of="sources", values=("archived_url", "published_on"))
def archived_copy_is_older_than_the_document(pairs):
    """{archived_url} was copied before {published_on}, when the document was published."""
    for batch in pairs:
        for archived_url, published_on in batch:
            archived = ARCHIVED.fullmatch(archived_url)
            published = published_on.replace("-", "")
            if archived and archived[1][: len(published)] < published[: len(archived[1])]:
                yield archived_url, published_on


@everywhere(_own_address)
def address_is_that_of_another_row(rows, column, table):
    """{url} is the page on line {_first:plain}; http, www and a slash make no difference."""
    pages = rows.filter(~nw.col(column).is_null()).with_columns(
        without(nw.col(column), SAME_PAGE).alias(KEY)
    )
    firsts = pages.select(KEY, nw.col(column).alias("_other"), nw.col(LINE).alias("_first"))
    same = pages.join(firsts, on=KEY, how="inner").filter(nw.col(LINE) > nw.col("_first"))
    # A unique key says already which addresses are the same to the letter.
    is_key = [column] in table.unique_keys
    return same.filter(nw.col(column) != nw.col("_other")) if is_key else same


@rule("copy_url")
def copy_is_the_page_itself(sources):
    """copy_url is url but for http, www or a slash; leave it empty where the document itself was
    read."""
    url, copy = (without(nw.col(name), SAME_PAGE) for name in ("url", "copy_url"))
    differ = nw.col("url") != nw.col("copy_url")
    return sources.filter(nw.when(differ).then(url == copy))


_page = partial(re.sub, r"^https?:/{1,2}(?:www\.)?|:80(?=/)|/*(?:#.*)?$", "")


def _port(address):
    """The port of an address, 443 if it names none; None if it cannot be."""
    try:
        port = urlsplit(address).port
    except ValueError:
        return None
    return 443 if port is None else port or None


def _host(address):
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_public(host):
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.split(".")
    return (
        len(labels) > 1
        and all(re.fullmatch("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", one) for one in labels)
        and not labels[-1].isdecimal()
        and labels[-1] not in RESERVED
    )
