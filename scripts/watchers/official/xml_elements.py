"""Elements of large XML files, one at a time and in bounded memory, without entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted


def elements(stream: IO[bytes], *names: str) -> Iterator[Element]:
    """Each element with one of the local names, whole; it is emptied when the next is asked for.

    Raises UnreadableList if the file declares a document type or an entity, or is not well formed.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    path: list[Element] = []
    try:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if local_name(element) in names:
                yield element
                element.clear()
                if path:
                    path[-1].remove(element)
    except DefusedXmlException as error:
        raise UnreadableList(
            "the XML declares a document type or an entity; "
            "no official list does, so the file is refused"
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableList(
            f"the XML is cut off or damaged ({quoted(error)}); download it again"
        ) from error


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
