"""The Consolidated Screening List as JSON: an object with its results, or their bare array.

A search says how many results it has. Seen: records of consolidated.json of September 2026, whose
addresses have their parts in any order, and the answer of a search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from watchers.official.budget import Budget, BudgetedStream
from watchers.official.csv_rows import NumberedRow, clean_cell
from watchers.official.entries import UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.json_start import of_bounded_depth
from watchers.official.layout import Layout
from watchers.official.layouts.shared.csl import LISTS, NAME, read_rows_of_lists
from watchers.official.list_copy import ListCopy, Proof
from watchers.official.list_file import ListFile
from watchers.text.printable import quoted

MARKS = ("source", "source_list_url", "alt_names")
RESULTS = ("results.item", "item")
"""Where the results are, in the notation of ijson: in the object, or in an array without it."""
ADDRESS_PARTS = ("address", "city", "state", "postal_code", "country")
"""In the order of the CSV."""
READ_BYTES = 1 << 16
MAX_VALUE_BYTES = 1 << 20
MAX_RESULT_BYTES = 2 << 20
MAX_COUNT_DIGITS = 9
_BEGINS_A_VALUE = frozenset({"start_map", "start_array", "string", "number", "null", "boolean"})


def recognises(start: FileStart) -> bool:
    return _prefix_of_results(start) is not None


def _prefix_of_results(start: FileStart) -> str | None:
    """Where the results are; None if the file has none."""
    return next((prefix for prefix in RESULTS if start.has_json_keys(MARKS, prefix=prefix)), None)


@dataclass
class _Counts:
    """The number of results as the file declares it, and as it holds them."""

    declared: int | str | None = None
    held: int = 0


def read(file: ListFile) -> ListCopy:
    import ijson

    counts = _Counts()
    prefix = _prefix_of_results(file.start) or RESULTS[0]
    value = Budget(MAX_VALUE_BYTES, what="a value")
    result = Budget(MAX_RESULT_BYTES, what="a result")
    source = BudgetedStream(file.utf_8, value, result)
    basic_events = ijson.basic_parse(source, use_float=True, buf_size=READ_BYTES)
    bounded_events = of_bounded_depth(_renewing(basic_events, value))
    events = _counting(ijson.parse(bounded_events), counts, prefix_of_results=prefix)
    try:
        rows = _rows(ijson.items(events, prefix), result)
        copy = read_rows_of_lists(rows, layout=LAYOUT)
    except (ijson.JSONError, ValueError) as error:
        raise UnreadableList(
            f"the JSON is cut off or damaged ({quoted(error)}); download it again"
        ) from error
    if counts.declared is None:
        return copy
    _check_count(counts)
    return replace(copy, complete=Proof.COUNT_OF_RESULTS)


def _check_count(counts: _Counts) -> None:
    """Raises UnreadableList if the file declares another number of results than it holds."""
    if counts.declared == counts.held:
        return
    declared = counts.declared if isinstance(counts.declared, int) else quoted(counts.declared)
    raise UnreadableList(
        f"the file declares {declared} results and holds {counts.held:,}: "
        "it is one page of a search, or cut off"
    )


def _rows(results: Iterable[Any], budget: Budget) -> Iterator[NumberedRow]:
    for number, result in enumerate(results, 1):
        budget.renew()
        yield number, _flat(result)


def _renewing(events: Iterable[tuple[str, Any]], budget: Budget) -> Iterator[tuple[str, Any]]:
    for event in events:
        budget.renew()
        yield event


def _counting(
    events: Iterable[tuple[str, str, Any]], counts: _Counts, *, prefix_of_results: str
) -> Iterator[tuple[str, str, Any]]:
    """The events; puts what they tell of the number of results into `counts`."""
    for prefix, event, value in events:
        if prefix == "total":
            counts.declared = _number(value)
        if prefix == prefix_of_results and event in _BEGINS_A_VALUE:
            counts.held += 1
        yield prefix, event, value


def _number(value: Any) -> int | str:
    """The number, which the file may also have as text; text if it is none."""
    text = str(value).strip()
    is_number = text.isascii() and text.isdigit() and len(text) <= MAX_COUNT_DIGITS
    return int(text) if is_number else text


def _flat(result: Any) -> dict[str, str]:
    """A result as the CSV would give it; empty, which names no list, if it is not an object."""
    if not isinstance(result, dict):
        return {}
    flat = {key: "; ".join(_texts(_list(value))) for key, value in result.items()}
    flat["addresses"] = "; ".join(map(_address, _objects(result.get("addresses"))))
    flat["ids"] = "; ".join(map(_identifier, _objects(result.get("ids"))))
    return {key: clean_cell(value) for key, value in flat.items()}


def _address(address: dict[str, Any]) -> str:
    return ", ".join(_texts(address.get(part) for part in ADDRESS_PARTS))


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
