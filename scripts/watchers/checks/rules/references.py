"""References: every row hangs together with the rest, and none hangs on itself."""

import narwhals as nw

from watchers.checks.lookups import dangling_rows, links_in_cycles, not_in_column, one_of
from watchers.checks.rules.registry import everywhere, having, rule, value_rule
from watchers.package.model import Table

NO_FACT = {"names", "identifiers", "sources", "entities", "officials"}
"""Tables in which being named does not make a party part of the record."""


def _judged_party(table: Table) -> list[str]:
    """Tables whose rows are of exactly one party; in figures the subject may be no party at all."""
    return ["entity_id"] if table.is_of_one_party else []


@everywhere(_judged_party)
def row_names_no_party(rows):
    """Neither entity_id nor official_id is given; give one."""
    return rows.filter(nw.col("entity_id").is_null() & nw.col("official_id").is_null())


@everywhere(_judged_party)
def row_names_two_parties(rows):
    """Both entity_id {entity_id} and official_id {official_id} are given; keep one."""
    return rows.filter(~nw.col("entity_id").is_null() & ~nw.col("official_id").is_null())


@rule("about_table")
def claim_points_at_an_unknown_table(claims, package):
    """{about_table} is not a table of the package."""
    return claims.filter(
        ~nw.col("about_table").is_null() & ~one_of("about_table", package.table_names)
    )


@rule("about_id", reads=lambda package: package.table_names)
def claim_points_at_a_missing_row(claims, tables, package):
    """{about_id} is not a row of {about_table}."""
    return dangling_rows(claims, "about_table", "about_id", tables, package)


@rule("about_field")
def claim_points_at_an_unknown_column(claims, package):
    """{about_field} is not a column of {about_table}."""
    known = [
        f"{table.name} {column}" for table in package.tables.values() for column in table.columns
    ]
    pointer = claims.with_columns(
        nw.concat_str(["about_table", "about_field"], separator=" ").alias("_pointer")
    )
    return pointer.filter(
        one_of("about_table", package.tables)
        & ~nw.col("_pointer").is_null()
        & ~one_of("_pointer", known)
    )


@rule("about_table")
def claim_pointer_is_incomplete(claims):
    """A claim points with about_table and about_id together; about_field and value_given need
    both."""
    table, row, field = (
        nw.col(name).is_null() for name in ("about_table", "about_id", "about_field")
    )
    value = nw.col("value_given").is_null()
    return claims.filter((table & ~row) | (row & ~table) | (row & ~field) | (field & ~value))


def _citing(package):
    """Tables with a column that names a source."""
    tables = package.tables.values()
    return [table.name for table in tables if any(c.endswith("source_id") for c in table.columns)]


@rule("source_id", reads=_citing)
def source_is_not_used(sources, tables):
    """No row rests on {source_id}. Use it or delete it."""
    used = [
        rows.select(nw.col(name).alias("source_id"))
        for table, rows in tables.items()
        for name in rows.collect_schema().names()
        if name.endswith("source_id") and not (table == "sources" and name == "source_id")
    ]
    return not_in_column(sources, "source_id", nw.concat(used), "source_id")


def _naming_entities(package):
    """Tables with a key of `entities`, and the claims, which point at any table."""
    tables = package.tables.values()
    keyed = [t.name for t in tables if any(to == "entities" for _, to, _ in t.foreign_keys)]
    return [*keyed, "claims"]


@rule("entity_id", reads=_naming_entities)
def entity_is_not_reached(entities, tables, package):
    """{entity_id} is not used by any contract, event, listing, link, office, figure, claim or
    document."""
    return not_in_column(entities, "entity_id", _named(tables, package, "entities"), "_id")


@value_rule("parent_id", of="places", values=("parent_id", "place_id"))
def place_lies_in_itself(links):
    """{place_id} lies, through its parents, in itself."""
    return links_in_cycles(links)


@value_rule("replaced_by", of="entities", values=("replaced_by", "entity_id"))
def entity_replaces_itself(links):
    """{entity_id} is replaced, through others, by itself."""
    return links_in_cycles(links)


@rule("to_event_id")
def event_bears_on_itself(event_links):
    """{to_event_id} is linked to itself."""
    return event_links.filter(nw.col("from_event_id") == nw.col("to_event_id"))


@rule("awarded_on")
def contract_was_awarded_to_nobody(contracts, contract_parties):
    """{contract_id} was awarded on {awarded_on}, but no supplier is recorded."""
    awarded = contracts.filter(~nw.col("awarded_on").is_null())
    suppliers = contract_parties.filter(nw.col("role") == "supplier")
    return not_in_column(awarded, "contract_id", suppliers, "contract_id")


@rule("list_id")
def list_has_no_coverage(lists, coverage):
    """No row of coverage says how far {list_id} was checked, so 'not listed' cannot be told from
    'not looked'."""
    return not_in_column(lists, "list_id", coverage, "list_id")


@rule("end_source_id")
def end_is_not_sourced(designations):
    """The listing ended on {ended_on}, but no end_source_id names the notice that ended it."""
    return designations.filter(~nw.col("ended_on").is_null() & nw.col("end_source_id").is_null())


@rule("end_source_id")
def contract_end_is_not_sourced(contracts):
    """The contract ended on {ended_on}, but no end_source_id names the document that shows it."""
    return contracts.filter(~nw.col("ended_on").is_null() & nw.col("end_source_id").is_null())


@everywhere(having("end_reason", "ended_on"))
def end_has_no_reason(rows):
    """It ended on {ended_on}; give end_reason, if only 'unknown'."""
    return rows.filter(~nw.col("ended_on").is_null() & nw.col("end_reason").is_null())


def _named(tables, package, target):
    """Ids of `target` that facts name by a foreign key or a claim."""
    named = [
        tables["claims"]
        .filter(nw.col("about_table") == target)
        .select(nw.col("about_id").alias("_id"))
    ]
    for name, rows in tables.items():
        for columns, to, _ in package.tables[name].foreign_keys:
            if to == target and (
                name not in NO_FACT or columns[0] in {"publisher_id", "replaced_by"}
            ):
                named.append(rows.select(nw.col(columns[0]).alias("_id")))
    return nw.concat(named)
