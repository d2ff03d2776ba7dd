"""Elements of large XML files, one at a time and in bounded memory, without entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from watchers.official.budget import Budget, BudgetedStream
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

MAX_TAG_BYTES = 1 << 20
"""From one tag to the next; the longest of an official list has some thousand."""
MAX_ELEMENT_BYTES = 2 << 20
"""From the end of one entry to that of the next."""
MAX_DEPTH = 100
"""How deep elements may be nested; those of official lists are nested ten deep."""


def elements(stream: IO[bytes], *names: str) -> Iterator[Element]:
    """Each element with one of the local names, whole; it is emptied when the next is asked for.

    Raises UnreadableList if the file declares a document type or an entity, is not well formed, or
    has tags, texts or elements far longer than any list.
    """
    from defusedxml.common import DefusedXmlException

    try:
        yield from _elements(stream, names)
    except DefusedXmlException as error:
        raise UnreadableList(
            "the XML declares a document type or an entity; "
            "no official list does, so the file is refused"
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableList(
            f"the XML is cut off or damaged ({quoted(error)}); download it again"
        ) from error


def _elements(stream: IO[bytes], names: tuple[str, ...]) -> Iterator[Element]:
    from defusedxml.ElementTree import iterparse

    tag = Budget(MAX_TAG_BYTES, what="a tag or a text")
    entry = Budget(MAX_ELEMENT_BYTES, what="an element")
    source = BudgetedStream(stream, tag, entry)
    path: list[Element] = []
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        tag.renew()
        if event == "start":
            path.append(element)
            if len(path) > MAX_DEPTH:
                raise UnreadableList("the XML is nested too deeply")
            continue
        path.pop()
        if local_name(element) in names:
            yield element
            entry.renew()
            element.clear()
            # Also what came before it and is in none of the elements asked for.
            for ancestor in path:
                del ancestor[:]


def local_name(element: Element) -> str:
    """The name of an element without its namespace, which publishers have changed repeatedly."""
    return element.tag.rsplit("}", 1)[-1]


def children(element: Element, name: str) -> list[Element]:
    """The children with the local name."""
    return [child for child in element if local_name(child) == name]


def descendant_texts(element: Element, name: str) -> list[str]:
    """The text of each descendant with the local name, without needless spaces or empty ones."""
    named = (child for child in element.iter() if local_name(child) == name)
    return list(filter(None, map(_text, named)))


def child_text(element: Element, name: str) -> str:
    """The text of the first child with the local name; empty if there is none."""
    return next(map(_text, children(element, name)), "")


def _text(element: Element) -> str:
    return " ".join((element.text or "").split())
