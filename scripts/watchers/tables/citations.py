"""Documents of the record, as a reader is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.tables.rows import Record

HOW_READ = {"full_text": "read in full", "excerpt": "read in part"}
"""How far a document was read; the record knows any other document only through another one."""


@dataclass(frozen=True)
class Citation:
    """What identifies a document, where it can be read, and how it was read for the record."""

    source_id: str
    title: str
    publisher: str
    """The name of the publisher; empty if it is unknown."""
    published_on: str
    language: str
    url: str
    is_dead: bool
    """Whether the address was found to lead nowhere."""
    copy_url: str
    archived_url: str
    how_read: str
    via_source_id: str
    """The document through which alone it is known; empty if it was read itself."""

    @property
    def text(self) -> str:
        """The citation as one sentence, without its id."""
        copy = f"copy read: {self.copy_url}" if self.copy_url else ""
        url = f"{self.url} (dead)" if self.url and self.is_dead else self.url
        address = ", ".join(filter(None, [url, copy])) or "no address"
        publisher = self.publisher or "publisher unknown"
        parts = (self.title, publisher, self.published_on, address, self.how_read)
        return ", ".join(filter(None, parts))

    @property
    def in_short(self) -> str:
        """Who published it and when; its title if neither is known."""
        return ", ".join(filter(None, [self.publisher, self.published_on])) or self.title


def citation(record: Record, source_id: str) -> Citation:
    """The citation of a row of `sources`."""
    source = record.get("sources", source_id)
    publisher_id = source["publisher_id"]
    how_read = HOW_READ.get(source["checked"], "")
    return Citation(
        source_id=source_id,
        title=source["title"],
        publisher=record.name("entities", publisher_id) if publisher_id else "",
        published_on=source["published_on"],
        language=source["language"],
        url=source["url"],
        is_dead=source["url_status"] == "dead",
        copy_url=source["copy_url"],
        archived_url=source["archived_url"],
        how_read=how_read or f"known through {source['via_source_id']}",
        via_source_id="" if how_read else source["via_source_id"],
    )
