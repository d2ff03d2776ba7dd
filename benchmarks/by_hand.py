"""The structural checks of a package as a person would write them in DuckDB's SQL, to time them.

Types, required, pattern, enum, maxLength, bounds, primary, unique and foreign keys: counts alone,
without lines, messages, gate or rules. Prints how many faults each table has. Run:

    python benchmarks/by_hand.py check /tmp/scaled
    python benchmarks/by_hand.py read /tmp/scaled
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from watchers.package.descriptor import read_package
from watchers.package.model import Package, Table
from watchers.package.vocabulary import ADDRESS, DATE, EDTF, NUMBER, YEAR

PARTIAL = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
SPELLINGS = {"number": NUMBER, "year": YEAR, "date": DATE, "uri": ADDRESS, EDTF: PARTIAL}
BOUNDS = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<="}


def main() -> None:
    what, root = sys.argv[1], Path(sys.argv[2])
    package, _ = read_package(root)
    assert package is not None
    connection = duckdb.connect()
    for name, table in package.tables.items():
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {_source(package, table)}")
    for table in package.tables.values():
        queries = [_lengths(table)] if what == "read" else _queries(table)
        counts = [sum(connection.execute(query).fetchall()[0]) for query in queries]
        print(table.name, sum(counts))


def _source(package: Package, table: Table) -> str:
    files = [str(package.root / file) for file in table.files]
    if table.format == "parquet":
        cells = ", ".join(f'"{name}"::VARCHAR AS "{name}"' for name in table.columns)
        return f"(SELECT {cells} FROM read_parquet({files}))"
    return f"read_csv({files}, all_varchar = true, header = true, delim = ',', quote = '\"')"


def _lengths(table: Table) -> str:
    cells = ", ".join(f'coalesce(sum(length("{name}")), 0)' for name in table.columns)
    return f"SELECT {cells} FROM {table.name}"


def _queries(table: Table) -> Iterator[str]:
    """The queries that count the faults of a table."""
    faults = [fault for name, field in table.fields.items() for fault in _faults(name, field)]
    counts = ", ".join(f"count(*) FILTER (WHERE {fault})" for fault in faults) or "0"
    yield f"SELECT {counts} FROM {table.name}"
    for key in [table.primary_key, *table.unique_keys]:
        cells = ", ".join(f'"{name}"' for name in key)
        known = " OR ".join(f'"{name}" IS NOT NULL' for name in key)
        yield (
            f"SELECT coalesce(sum(n), 0) FROM (SELECT count(*) - 1 AS n FROM {table.name}"
            f" WHERE {known} GROUP BY {cells})"
        )
    for columns, target, keys in table.foreign_keys:
        yield (
            f"SELECT count(*) FROM {table.name} AS t ANTI JOIN {target} AS o ON"
            f' t."{columns[0]}" = o."{keys[0]}" WHERE t."{columns[0]}" IS NOT NULL'
        )


def _faults(name: str, field: dict[str, Any]) -> Iterator[str]:
    """Conditions that are true of broken cells of a column."""
    cell = f'"{name}"'
    for term in (field["type"], field.get("format"), field.get("rdfType")):
        if term in SPELLINGS:
            yield f"NOT regexp_matches({cell}, '{SPELLINGS[term]}')"
    for keyword, value in field.get("constraints", {}).items():
        if keyword == "required" and value:
            yield f"{cell} IS NULL"
        elif keyword == "pattern":
            yield f"NOT regexp_full_match({cell}, '{value.replace(chr(39), chr(39) * 2)}')"
        elif keyword == "enum":
            words = ", ".join("'" + word.replace("'", "''") + "'" for word in value)
            yield f"{cell} NOT IN ({words})"
        elif keyword == "maxLength":
            yield f"length({cell}) > {value}"
        elif keyword in BOUNDS:
            yield f"TRY_CAST({cell} AS DOUBLE) {BOUNDS[keyword]} {value}"


if __name__ == "__main__":
    main()
