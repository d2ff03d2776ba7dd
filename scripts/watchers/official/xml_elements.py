"""Elements of large XML files, one at a time and in bounded memory, without entities."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError

from watchers.official.budget import Budget, BudgetedStream, Readable
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

MAX_TAG_BYTES = 1 << 20
"""From one tag to the next; the longest of an official list has some thousand."""
MAX_ELEMENT_BYTES = 2 << 20
"""From the end of one entry to that of the next."""
MAX_DEPTH = 100
"""How deep elements may be nested; those of official lists are nested ten deep."""
_PARSED_BYTES = 1 << 14
DECLARES = (
    "the XML declares a document type or an entity; no official list does, so the file is refused"
)


@dataclass(frozen=True)
class Root:
    """The root element of a document."""

    name: str
    """Without its prefix."""
    namespace: str
    attributes: dict[str, str]


class _RootFound(Exception):
    """Ends the parsing."""


def root_of(
    head: bytes, *, encoding: str | None = None, has_declaration: bool = False
) -> Root | None:
    """The root element of the XML document that begins with these bytes; None if it is none.

    encoding: None for what the document itself declares; has_declaration: whether it begins with
    an XML declaration. Raises UnreadableList if it then is
    damaged before the root, and if it declares a document type other than that of web pages.
    """
    from xml.parsers import expat

    found: list[Root] = []

    def start(name: str, attributes: dict[str, str]) -> NoReturn:
        namespace, _, local = name.rpartition(" ")
        found.append(Root(local, namespace, attributes))
        raise _RootFound

    def doctype(name: str, *_: object) -> NoReturn:
        if name.lower() != "html":
            raise UnreadableList(DECLARES)
        found.append(Root(name, "", {}))
        raise _RootFound

    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        for place in range(0, len(head), _PARSED_BYTES):
            parser.Parse(head[place : place + _PARSED_BYTES], False)
    except _RootFound:
        pass
    except (expat.ExpatError, LookupError, ValueError) as error:
        if has_declaration:
            raise UnreadableList(
                f"the XML is cut off or damaged ({quoted(error)}); download it again"
            ) from error
    return found[0] if found else None


def names_in_start(head: bytes, *, encoding: str | None = None) -> frozenset[str]:
    """The local names of the elements that begin in the first bytes of an XML document.

    encoding: as of `root_of`, which must have found a root.
    """
    from xml.parsers import expat

    names: set[str] = set()

    def start(name: str, _: object) -> None:
        names.add(name.rpartition(" ")[2])

    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.StartElementHandler = start
    # What is damaged later on is told by whoever reads the whole.
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(head, False)
    return frozenset(names)


def elements(stream: Readable, *names: str) -> Iterator[Element]:
    """Each element with one of the local names, whole; it is emptied when the next is asked for.

    Raises UnreadableList if the file declares a document type or an entity, is not well formed, or
    has tags, texts or elements far longer than any list.
    """
    from defusedxml.common import DefusedXmlException

    try:
        yield from _elements(stream, names)
    except DefusedXmlException as error:
        raise UnreadableList(DECLARES) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableList(
            f"the XML is cut off or damaged ({quoted(error)}); download it again"
        ) from error


def _elements(stream: Readable, names: tuple[str, ...]) -> Iterator[Element]:
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


def descendants(element: Element, name: str) -> list[Element]:
    """The descendants with the local name."""
    return [one for one in element.iter() if local_name(one) == name]


def descendant_texts(element: Element, name: str) -> list[str]:
    """The text of each descendant with the local name, without needless spaces or empty ones."""
    return list(filter(None, map(_text, descendants(element, name))))


def child_text(element: Element, name: str) -> str:
    """The text of the first child with the local name; empty if there is none."""
    return next(map(_text, children(element, name)), "")


def _text(element: Element) -> str:
    return " ".join((element.text or "").split())
