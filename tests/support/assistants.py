"""Calls of the tools as an assistant makes them: with the SDK's client, in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import anyio
from mcp import Client, MCPError
from mcp.types import CallToolResult

from support.apart import apart

Fields = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What a client gets of a call."""

    fields: Fields | None
    text: str
    is_error: bool


class Assistant:
    """A client of a server."""

    def __init__(self, server: Any) -> None:
        self.server = server

    def ask(self, tool: str, **arguments: Any) -> Reply:
        """The reply to a call, over streams in memory. Raises MCPError for an error of the
        protocol."""

        async def call() -> CallToolResult | MCPError:
            async with Client(self.server, mode="legacy") as client:
                try:
                    return await client.call_tool(tool, arguments)
                except MCPError as error:  # Raised outside, where no group of tasks wraps it.
                    return error

        result = apart(lambda: anyio.run(call))
        if isinstance(result, MCPError):
            raise result
        texts = [block.text for block in result.content]
        return Reply(result.structured_content, "\n".join(texts), result.is_error)

    def answer(self, tool: str, **arguments: Any) -> Fields:
        """The answer; both its forms say the same."""
        reply = self.ask(tool, **arguments)
        assert not reply.is_error, reply.text
        assert json.loads(reply.text) == reply.fields
        return reply.fields

    def refusal(self, tool: str, **arguments: Any) -> str:
        """Why the call is not answered."""
        reply = self.ask(tool, **arguments)
        assert reply.is_error and reply.fields is None, reply.text
        return reply.text

    def whole(self, key: str, tool: str, **arguments: Any) -> list[Fields]:
        """All items of a long answer, got part by part."""
        answer = self.answer(tool, **arguments)
        items = answer[key]
        while answer["left_off"]:
            answer = self.answer(tool, **arguments, start=answer["left_off"]["start"])
            items += answer[key]
        return items

    def described(self) -> Any:
        """What the server says of itself, and its tools."""

        async def listed() -> Any:
            async with Client(self.server, mode="legacy") as client:
                return client.instructions, (await client.list_tools()).tools

        return apart(lambda: anyio.run(listed))
