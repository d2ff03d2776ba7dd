"""A party on the list of the small valid package: a listing without days, and what is answered."""

from watchers.answers.listings import Listings
from watchers.answers.words import reason_text
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

WITHOUT_DAYS = {"announced_on": "", "published_on": "", "effective_on": ""}
"""The cells of a listing of which no day is known."""


def on_list(package, party, day):
    """The answer, and its reasons in words."""
    listings = Listings(Record(open_package(package)))
    status = listings.status_on(party, "trade-list", day=day)
    return status.standing.value, "; ".join(map(reason_text, status.reasons))
