"""Elements of large XML files, one at a time and in bounded memory, without entities or outside references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted


def elements(stream: IO[bytes], *wanted: str) -> Iterator[Element]:
    """Each element with one of the local names, with all that is in it; it is emptied when the next is asked for.

    Raises UnreadableList where the file declares a document type or an entity, or ends before its end.
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
            if local(element) in wanted:
                yield element
                element.clear()
                if path:
                    path[-1].remove(element)
    except DefusedXmlException as error:
        raise UnreadableList(
            "the XML declares a document type or an entity; no official list does, so it is not read"
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableList(
            f"the XML is cut off or damaged ({quoted(error)}); download it again"
        ) from error


def local(element: Element) -> str:
    """The name of an element without its namespace, which publishers have changed more than once."""
    return element.tag.rsplit("}", 1)[-1]


def texts(element: Element, *wanted: str) -> list[str]:
    """What stands in the descendants with one of the local names, without outer and doubled spaces."""
    return [
        " ".join(child.text.split())
        for child in element.iter()
        if local(child) in wanted and child.text and child.text.strip()
    ]


def text(element: Element, wanted: str) -> str:
    """What stands in the first child with the local name, or an empty text."""
    return next(
        (" ".join((child.text or "").split()) for child in element if local(child) == wanted), ""
    )
