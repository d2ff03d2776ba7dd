"""Addresses of other pages, or of none."""

from urllib.parse import urlsplit

from benchmarks.planted_rows.ways import Family, way


def with_host(url, host):
    return url.replace(urlsplit(url).netloc, host, 1)


@way(Family.ADDRESSES)
def archived_copy_is_of_another_page_of_the_site(record):
    by_host: dict[str, str] = {}
    for source in record.rows("sources", "url"):
        host = urlsplit(source["url"]).netloc
        if other := by_host.get(host):
            stamp = source["retrieved_on"].replace("-", "")
            yield source.changed(archived_url=f"https://web.archive.org/web/{stamp}/{other}")
        by_host[host] = source["url"]


@way(Family.ADDRESSES)
def archived_copy_is_from_a_thirteenth_month(record):
    for source in record.rows("sources", "url", "published_on"):
        stamp = f"{source['published_on'][:4]}1340101010"
        yield source.changed(archived_url=f"https://web.archive.org/web/{stamp}/{source['url']}")


@way(Family.ADDRESSES)
def archived_copy_is_from_after_the_release(record):
    stamp = f"{int(record.package.as_of[:4]) + 2}0101000000"
    for source in record.rows("sources", "url"):
        yield source.changed(archived_url=f"https://web.archive.org/web/{stamp}/{source['url']}")


@way(Family.ADDRESSES)
def addresses_differ_by_https(record):
    for source, other in record.pairs("sources", "url"):
        old, new = ("https:", "http:") if other["url"].startswith("https") else ("http:", "https:")
        yield source.changed(url=other["url"].replace(old, new, 1))


@way(Family.ADDRESSES)
def addresses_differ_by_www(record):
    for source, other in record.pairs("sources", "url"):
        host = urlsplit(other["url"]).netloc
        if host.startswith("www."):
            yield source.changed(url=with_host(other["url"], host.removeprefix("www.")))


@way(Family.ADDRESSES)
def addresses_differ_by_a_place_on_the_page(record):
    for source, other in record.pairs("sources", "url"):
        if "#" not in other["url"]:
            yield source.changed(url=f"{other['url']}#top")


@way(Family.ADDRESSES)
def host_is_a_number_that_cannot_be(record):
    for source in record.rows("sources", "url"):
        yield source.changed(url=with_host(source["url"], "999.12.0.1"))


@way(Family.ADDRESSES)
def host_has_an_empty_part(record):
    for source in record.rows("sources", "url"):
        host = urlsplit(source["url"]).netloc
        yield source.changed(url=with_host(source["url"], host.replace(".", "..", 1)))


@way(Family.ADDRESSES)
def file_of_a_list_is_that_of_another(record):
    for one, other in record.pairs("lists", "download_url"):
        if one["download_url"] != other["download_url"]:
            yield one.changed(download_url=other["download_url"])
