"""Files and packages for these tests, none of which looks at what the machine's user fetched."""

import pytest

from support import official_samples as samples
from support.listed_package import listed
from support.packages import change_rows


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """An empty cache of downloads."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("watchers.official.copies.cache_folder", lambda: folder)
    return folder


@pytest.fixture
def bis(tmp_path):
    return samples.write(tmp_path, "bis.csv")


@pytest.fixture
def parties(listed_package):
    """A package with three listings more, which the sample does not have."""
    change_rows(
        listed_package,
        "designations",
        [
            listed("us-entity-list", party, party.title())
            for party in ("daily", "industry-site", "trade-ministry")
        ],
    )
    return listed_package
