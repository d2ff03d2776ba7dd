"""The tools, as an assistant sees them: names, arguments, descriptions and output schemas."""

# The annotations are read as the tools are made, so all that they name is imported here.

import json
from collections.abc import Callable
from threading import Lock
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent
from pydantic import Field

from watchers.assistants import accounts
from watchers.assistants import coverage as list_coverage
from watchers.assistants import listed as screening
from watchers.assistants.errors import Refused
from watchers.assistants.forms import (
    ClaimsAnswer,
    CoverageAnswer,
    DiffAnswer,
    ListedAnswer,
    ShowAnswer,
)
from watchers.assistants.held import Held
from watchers.assistants.limits import MAX_NAMES
from watchers.assistants.paging import Fields
from watchers.assistants.releases import Releases
from watchers.problems.errors import UnusablePackage
from watchers.text.escape import json_text

Names = Annotated[
    list[str],
    Field(
        description=f"Names in any script, or identifiers; at most {MAX_NAMES}.",
        examples=[["Hikvision", "浙江大华技术股份有限公司"]],
    ),
]
IdOrName = Annotated[
    str, Field(description="An id, a name in any script, an identifier or a title.")
]
On = Annotated[
    str | None,
    Field(description="The day asked, YYYY-MM-DD.", json_schema_extra={"format": "date"}),
]
Section = Annotated[
    str | None, Field(description="Only this section, whole: a key of `sections`, such as claims.")
]
ListId = Annotated[str | None, Field(description="The id of a list; all lists without it.")]
Start = Annotated[
    int, Field(ge=0, description="Where to go on: the `start` of `left_off` of the last answer.")
]


class Tools:
    """The tools over one record; one call at a time reads it."""

    def __init__(self, held: Held) -> None:
        self._held, self._releases, self._turn = held, Releases(held), Lock()

    def listed(
        self, names: Names, on: On = None, start: Start = 0
    ) -> Annotated[CallToolResult, ListedAnswer]:
        """Screen names against official lists.

        Says for each name whether it was on a list on a day, or reached through its owners by the
        rule in force that day. Without `on`, as of the release. `no_match` means that the record
        does not know the name, not that it is on no list; `review` is for a person to decide.
        """
        return self._answer(lambda: screening.listed(self._held, names=names, on=on, start=start))

    def show(
        self, id_or_name: IdOrName, on: On = None, section: Section = None, start: Start = 0
    ) -> Annotated[CallToolResult, ShowAnswer]:
        """Show what is recorded about a company, body, official, contract, event, list or source.

        Each line names its sources. With `on`, what held on that day; without, all that is known.
        Long sections are folded; ask for one with `section`.
        """
        return self._answer(
            lambda: accounts.show(
                self._held, id_or_name=id_or_name, on=on, section=section, start=start
            )
        )

    def claims(
        self, id_or_name: IdOrName, start: Start = 0
    ) -> Annotated[CallToolResult, ClaimsAnswer]:
        """Show what sources say about a row, and what became of it.

        Gives each statement with its hedge, whom it credits, the words it rests on, and whether it
        was confirmed, contested or unsupported. For a source, the statements that it makes.
        """
        return self._answer(lambda: accounts.claims(self._held, id_or_name=id_or_name, start=start))

    def coverage(
        self, list_id: ListId = None, on: On = None, start: Start = 0
    ) -> Annotated[CallToolResult, CoverageAnswer]:
        """Show how far each list was checked, and up to which day.

        `unlisted_party` is what is said on that day of a party that was never on the list: only
        where it is `not_listed` does silence mean anything.
        """
        return self._answer(
            lambda: list_coverage.coverage(self._held, list_id=list_id, on=on, start=start)
        )

    def diff(
        self,
        old: Annotated[str, Field(description="The version or content hash of a release.")],
        new: Annotated[
            str | None, Field(description="Another one; without it the release served.")
        ] = None,
        start: Start = 0,
    ) -> Annotated[CallToolResult, DiffAnswer]:
        """Compare two releases of the record.

        Tells what ended or began in the world from what was added, completed or corrected in the
        record. Knows the release served and those that the server was started with.
        """
        return self._answer(lambda: self._releases.diff(old=old, new=new, start=start))

    def _answer(self, answer: Callable[[], Fields]) -> CallToolResult:
        """The answer as structured content, and the same as text for clients that show only text.

        Raises ToolError if the call cannot be answered.
        """
        try:
            with self._turn:
                text = json_text(answer())
        except (Refused, UnusablePackage) as error:
            raise ToolError(str(error)) from error
        return CallToolResult(
            content=[TextContent(type="text", text=text)], structured_content=json.loads(text)
        )
