"""Addresses of other pages, or of none."""

from urllib.parse import urlsplit

from benchmarks.planted_rows.days import moved
from benchmarks.planted_rows.ways import Family, way


def archived(url, *, on):
    return f"https://web.archive.org/web/{on.replace('-', '')}120000/{url}"


@way(Family.ADDRESSES)
def archived_copy_is_of_another_page(record):
    for source, other in record.pairs("sources", "url"):
        if urlsplit(source["url"]).netloc != urlsplit(other["url"]).netloc:
            yield source.changed(archived_url=archived(other["url"], on=source["retrieved_on"]))


@way(Family.ADDRESSES)
def archived_copy_is_from_before_publication(record):
    for source in record.rows("sources", "url", "published_on"):
        if len(source["published_on"]) == 10:
            day = moved(source["published_on"], days=-100)
            yield source.changed(archived_url=archived(source["url"], on=day))


@way(Family.ADDRESSES)
def addresses_differ_by_a_slash(record):
    for source, other in record.pairs("sources", "url"):
        if not other["url"].endswith("/") and "?" not in other["url"]:
            yield source.changed(url=f"{other['url']}/")


@way(Family.ADDRESSES)
def address_has_a_port_that_cannot_be(record):
    for source in record.rows("sources", "url"):
        host = urlsplit(source["url"]).netloc
        yield source.changed(url=source["url"].replace(host, f"{host}:99999", 1))


@way(Family.ADDRESSES)
def address_is_of_the_own_machine(record):
    for source in record.rows("sources", "url"):
        host = urlsplit(source["url"]).netloc
        yield source.changed(url=source["url"].replace(host, "localhost", 1))


@way(Family.ADDRESSES)
def address_of_a_list_is_that_of_another(record):
    for one, other in record.pairs("lists", "url"):
        if one["url"] != other["url"]:
            yield one.changed(url=other["url"])


@way(Family.ADDRESSES)
def copy_is_at_the_address_itself(record):
    for source in record.rows("sources", "url"):
        yield source.changed(copy_url=source["url"])
