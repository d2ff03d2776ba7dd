"""Listed names: a listing is of the party that its list names."""

from collections.abc import Callable, Iterator

import narwhals as nw

from watchers.checks.party_names import NAME, NAMES_OF_PARTIES, PARTY, names_of_parties
from watchers.checks.rules.registry import rule
from watchers.checks.values import grouped, rows_among, values_of
from watchers.names.shared_words import can_be_one_organisation, can_be_one_person

LISTED_AS = "name_as_listed"
LISTED = [PARTY, LISTED_AS]


def _names(package):
    return set(NAMES_OF_PARTIES) & package.tables.keys()


@rule("name_as_listed", reads=_names)
def listing_has_the_name_of_another_party(designations, tables, frames):
    """{name_as_listed} has no word in common with the names of {_party}, or is a name of another
    party. Correct the party, or add the name under which it is listed to names.

    What counts are the words that say who is meant (Hikvision), with Chinese as pinyin; of a
    person, two words. A name without such words must be a part of a name of the party, or hold one.
    """
    names = names_of_parties(tables)
    of = designations.with_columns(
        nw.coalesce(nw.col("entity_id"), nw.col("official_id")).alias(PARTY)
    )
    organisations = of.filter(~nw.col("entity_id").is_null() & nw.col("official_id").is_null())
    persons = of.filter(nw.col("entity_id").is_null())
    own = nw.concat([names, _of_merged(names, tables["entities"])])
    misnamed = {
        *_misnamed(organisations, own, names, can_be_one_organisation),
        *_misnamed(persons, own, names, can_be_one_person),
    }
    return rows_among(of, LISTED, misnamed, from_arrow=frames.from_arrow)


def _of_merged(names: nw.LazyFrame, entities: nw.LazyFrame) -> nw.LazyFrame:
    """The names of the rows that a party replaces, as its own."""
    merged = entities.filter(~nw.col("replaced_by").is_null()).select(
        nw.col("entity_id").alias(PARTY), "replaced_by"
    )
    of_rows = names.join(merged, on=PARTY, how="inner")
    return of_rows.select(nw.col("replaced_by").alias(PARTY), NAME)


def _misnamed(
    rows: nw.LazyFrame, own: nw.LazyFrame, names: nw.LazyFrame, can_be_one: Callable[..., bool]
) -> Iterator[tuple[str, str]]:
    """The parties and names as listed that are not theirs, in any case.

    A party without names is none of the record, and has a problem of its own.
    """
    listed = rows.select(*LISTED).unique()
    to_the_letter = own.rename({NAME: LISTED_AS})
    others = listed.join(to_the_letter, on=LISTED, how="anti").join(own, on=PARTY, how="inner")
    doubtful: dict[str, list[tuple[str, str]]] = {}
    for (party, name), found in grouped(others, LISTED, [NAME]):
        own_names = [own_name for (own_name,) in found]
        if name.casefold() in {own_name.casefold() for own_name in own_names}:
            continue
        if can_be_one(name, own_names):
            doubtful.setdefault(name.casefold(), []).append((party, name))
        else:
            yield (party, name)
    if doubtful:
        for batch in values_of(names, [NAME]):
            for (name,) in batch:
                yield from doubtful.pop(name.casefold(), [])
