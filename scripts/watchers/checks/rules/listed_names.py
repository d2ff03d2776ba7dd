"""Listed names: a listing is of the party that its list names."""

from collections.abc import Callable, Iterable

import narwhals as nw

from watchers.checks.party_names import NAMES_OF_PARTIES, collected, names_by_party
from watchers.checks.rules.registry import rule
from watchers.checks.values import rows_with_values
from watchers.names.shared_words import can_be_one_organisation, can_be_one_person


def _names(package):
    return set(NAMES_OF_PARTIES) & package.tables.keys()


@rule("name_as_listed", reads=_names)
def listing_has_the_name_of_another_party(designations, tables, frames):
    """{name_as_listed} has no word in common with the names of {_party}, or is a name of another
    party. Correct the party, or add the name under which it is listed to names.

    What counts are the words that say who is meant (Hikvision), with Chinese as pinyin; of a
    person, two words. A name without such words must be a part of a name of the party, or hold one.
    """
    names = _with_merged(names_by_party(tables), tables)
    of = designations.with_columns(
        nw.coalesce(nw.col("entity_id"), nw.col("official_id")).alias("_party")
    )
    organisations = of.filter(~nw.col("entity_id").is_null() & nw.col("official_id").is_null())
    persons = of.filter(nw.col("entity_id").is_null())
    return nw.concat(
        [
            _misnamed(organisations, names, can_be_one_organisation, frames),
            _misnamed(persons, names, can_be_one_person, frames),
        ]
    )


def _with_merged(names: dict[str, list[str]], tables) -> dict[str, list[str]]:
    """The names of each party, with those of the rows that it replaces."""
    merged = collected([tables["entities"].select("replaced_by", "entity_id")])
    return names | {
        party: [*names.get(party, []), *(name for row in rows for name in names.get(row, []))]
        for party, rows in merged.items()
    }


def _misnamed(
    rows: nw.LazyFrame, names: dict[str, list[str]], can_be_one: Callable[..., bool], frames
) -> nw.LazyFrame:
    """The rows whose name_as_listed is not that of their party."""
    known = {party: {name.casefold() for name in own} for party, own in names.items()}
    everybody = set().union(*known.values())

    def broken(batches: Iterable[list[tuple[str, ...]]]) -> Iterable[tuple[str, ...]]:
        for party, name in (values for batch in batches for values in batch):
            own, plain = known.get(party, set()), name.casefold()
            # A party without names is none of the record, and has a problem of its own.
            is_told = bool(own) and plain not in own
            if is_told and (plain in everybody or not can_be_one(name, names[party])):
                yield (party, name)

    columns = ["_party", "name_as_listed"]
    return rows_with_values(rows, columns, broken, from_arrow=frames.from_arrow)
