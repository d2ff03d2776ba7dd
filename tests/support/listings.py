"""What is answered of a party on the list of the small valid package."""

from watchers.answers.listings import Listings
from watchers.answers.words import reason_text
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record


def on_list(package, party, day):
    """The answer, and its reasons in words."""
    listings = Listings(Record(open_package(package)))
    status = listings.status_on(party, "trade-list", day=day)
    return status.standing.value, "; ".join(map(reason_text, status.reasons))
