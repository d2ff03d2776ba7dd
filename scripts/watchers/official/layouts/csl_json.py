"""The Consolidated Screening List as JSON, which says how many results it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from watchers.official.budget import Budget, BudgetedStream
from watchers.official.csv_rows import NumberedRow, clean_cell
from watchers.official.entries import UnreadableList
from watchers.official.layout import Layout
from watchers.official.layouts.shared.csl import LISTS, NAME, read_rows_of_lists
from watchers.official.list_copy import ListCopy, Proof
from watchers.official.unpack import ListFile
from watchers.text.printable import quoted

MAX_DEPTH = 20
"""How deep values may be nested; those of the list are nested four deep."""
READ_BYTES = 1 << 16
MAX_VALUE_BYTES = 1 << 20
MAX_RESULT_BYTES = 2 << 20
_DEEPER = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
_BEGINS_A_VALUE = frozenset({"start_map", "start_array", "string", "number", "null", "boolean"})


def recognises(file: ListFile) -> bool:
    return (
        file.start.startswith("{")
        and '"source_list_url"' in file.start
        and '"alt_names"' in file.start
    )


@dataclass
class _Counts:
    """The number of results as the file declares it, and as it holds them."""

    declared: Any = None
    held: int = 0


def read(file: ListFile) -> ListCopy:
    import ijson

    counts = _Counts()
    value = Budget(MAX_VALUE_BYTES, what="a value")
    result = Budget(MAX_RESULT_BYTES, what="a result")
    source = BudgetedStream(file.stream, value, result)
    basic_events = ijson.basic_parse(source, use_float=True, buf_size=READ_BYTES)
    bounded_events = _of_bounded_depth(_renewing(basic_events, value))
    events = _counting(ijson.parse(bounded_events), counts)
    try:
        rows = _rows(ijson.items(events, "results.item"), result)
        copy = read_rows_of_lists(rows, layout=LAYOUT)
    except (ijson.JSONError, ValueError) as error:
        raise UnreadableList(
            f"the JSON is cut off or damaged ({quoted(error)}); download it again"
        ) from error
    if counts.declared is None:
        return copy
    if counts.declared != counts.held:
        raise UnreadableList(
            f"the file declares {counts.declared} results and holds {counts.held:,}: "
            "it is one page of a search, or cut off"
        )
    return replace(copy, complete=Proof.COUNT_OF_RESULTS)


def _rows(results: Iterable[Any], budget: Budget) -> Iterator[NumberedRow]:
    for number, result in enumerate(results, 1):
        budget.renew()
        yield number, _flat(result)


def _renewing(events: Iterable[tuple[str, Any]], budget: Budget) -> Iterator[tuple[str, Any]]:
    for event in events:
        budget.renew()
        yield event


def _of_bounded_depth(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The events; raises UnreadableList at a depth whose square would fill the memory."""
    depth = 0
    for event, value in events:
        depth += _DEEPER.get(event, 0)
        if depth > MAX_DEPTH:
            raise UnreadableList("the JSON is nested too deeply")
        yield event, value


def _counting(
    events: Iterable[tuple[str, str, Any]], counts: _Counts
) -> Iterator[tuple[str, str, Any]]:
    """The events; puts what they tell of the number of results into `counts`."""
    for prefix, event, value in events:
        if prefix == "total":
            counts.declared = value
        if prefix == "results.item" and event in _BEGINS_A_VALUE:
            counts.held += 1
        yield prefix, event, value


def _flat(result: Any) -> dict[str, str]:
    """A result as the CSV would give it; empty, so that it is skipped, if it is not an object."""
    if not isinstance(result, dict):
        return {}
    flat = {key: "; ".join(_texts(_list(value))) for key, value in result.items()}
    flat["addresses"] = "; ".join(map(_address, _objects(result.get("addresses"))))
    flat["ids"] = "; ".join(map(_identifier, _objects(result.get("ids"))))
    return {key: clean_cell(value) for key, value in flat.items()}


def _address(address: dict[str, Any]) -> str:
    return ", ".join(_texts(address.values()))


def _identifier(identifier: dict[str, Any]) -> str:
    return ", ".join(_text(identifier.get(part)) for part in ("country", "number", "type"))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _objects(value: Any) -> list[dict[str, Any]]:
    return [part for part in _list(value) if isinstance(part, dict)]


def _texts(values: Iterable[Any]) -> list[str]:
    return list(filter(None, map(_text, values)))


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int, float)) else ""


LAYOUT = Layout(name=NAME, file_format="JSON", lists=LISTS, recognises=recognises, read=read)
