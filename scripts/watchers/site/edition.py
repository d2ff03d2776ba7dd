"""The record that a site is made of, opened once for all of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from watchers.answers.answers import Answers
from watchers.package.model import Package
from watchers.profile.account import Account, account_of
from watchers.profile.sentence import Mention
from watchers.profile.subject import Subject
from watchers.site.addresses import Addresses
from watchers.site.pictures.network_data import standings_of
from watchers.site.tongues import marked_up
from watchers.tables.citations import Citation, citation
from watchers.tables.rows import Record, Row
from watchers.text.escape import is_safe_link

if TYPE_CHECKING:
    from watchers.site.explorer.ties import Tie


@dataclass(frozen=True)
class Edition:
    """One package as a site tells it."""

    record: Record
    answers: Answers
    older: Record | None = None
    """An earlier release; the feeds then also tell what was corrected since."""
    paths_of_answers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The scripts with the answers of parties, as far as they were asked for."""
    _accounts: dict[tuple[str, str], Account] = field(default_factory=dict)
    _marked_up: dict[str, Markup] = field(default_factory=dict)
    _citations: dict[str, Citation] = field(default_factory=dict)
    _sheets_of_claims: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def package(self) -> Package:
        return self.record.package

    @cached_property
    def content_hash(self) -> str:
        return self.package.content_hash()

    @cached_property
    def homepage(self) -> str:
        """Where the site is published, ending in a slash; empty if the package does not say."""
        address = self.package.descriptor.get("homepage", "")
        return f"{address.rstrip('/')}/" if is_safe_link(address) else ""

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.record, self._sheet_of_claim)

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each name in another script, as BCP 47 writes it."""
        return {
            row["name"]: "-".join(filter(None, [row["language"], row["script"]]))
            for row in self.record.tables["names"]
            if row["script"] not in ("", "Latn")
        }

    @cached_property
    def ties(self) -> list[Tie]:
        """Every tie of the record."""
        from watchers.site.explorer.ties import ties

        return ties(self)

    @cached_property
    def standings(self) -> dict[str, str]:
        """Which parties are on some list, and which perhaps are."""
        return standings_of(self.record)

    def _sheet_of_claim(self, claim: Row) -> int:
        """The sheet of its source's page on which a claim stands; a page is laid out once."""
        from watchers.site.pages.rows import sheets_of_claims

        source_id = claim["source_id"]
        if source_id not in self._sheets_of_claims:
            self._sheets_of_claims[source_id] = sheets_of_claims(self, source_id)
        return self._sheets_of_claims[source_id].get(claim["claim_id"], 1)

    def marked_up(self, text: str) -> Markup:
        """The text, escaped, with its dates and its words in other scripts marked.

        It is kept, as most texts stand on several pages.
        """
        if text not in self._marked_up:
            self._marked_up[text] = escape(marked_up(text, self.languages))
        return self._marked_up[text]

    def account(self, table: str, row_id: str) -> Account:
        """All that the record knows about the row; kept, as several pages ask for it."""
        key = table, row_id
        if key not in self._accounts:
            row = self.record.get(table, row_id)
            subject = Subject(self.record, table, row, shared_answers=self.answers)
            self._accounts[key] = account_of(subject)
        return self._accounts[key]

    def citation(self, source_id: str) -> Citation | None:
        """The document; None if the id is empty."""
        if source_id and source_id not in self._citations:
            self._citations[source_id] = citation(self.record, source_id)
        return self._citations.get(source_id)

    def mention(self, table: str, row_id: str) -> Mention:
        return Mention(table, row_id, self.record.name(table, row_id))

    def party(self, row: Row) -> Mention:
        """The organisation or person that a row of another table is about."""
        table = "entities" if row["entity_id"] else "officials"
        return self.mention(table, row["entity_id"] or row["official_id"])
