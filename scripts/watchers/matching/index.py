"""The record's names, laid out so that the few that a name could mean are found without looking at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from watchers.names.normalize import folded, has_han, pinyin
from watchers.names.parse import Reading, read, spoken, writings
from watchers.names.vocabulary import around, ends
from watchers.tables.rows import Record, Row

LONGEST_PERSON = 60
SPEAKS_CHINESE = frozenset({"CN", "TW", "HK", "MO", "SG"})


@dataclass(frozen=True)
class Party:
    """An entity or official: its table, id and name, the places it sits in, its known cores in Chinese,
    and for an official whether Chinese is the writing of their own name."""

    table: str
    party_id: str
    name: str
    home: frozenset[str] = frozenset()
    chinese_cores: frozenset[str] = frozenset()
    from_china: bool = False


@dataclass(frozen=True)
class Known:
    """A name of the record, whose it is, of what kind, and the document that gives it."""

    name: str
    kind: str
    source_id: str
    party: Party
    reading: Reading


@dataclass
class Index:
    """Names by what is compared first: whole, without legal form, by core, by core with a slip, by place."""

    whole: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    core: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    slips: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    places: dict[frozenset[str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    persons: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    identifiers: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    owners_of_core: dict[str, set[Party]] = field(default_factory=lambda: defaultdict(set))

    def add(self, known: Known) -> None:
        reading = known.reading
        self.whole[squeezed(folded(known.name))].append(known)
        if known.party.table == "officials":
            for key in person_keys(known.name):
                self.persons[key].append(known)
            return
        if not reading.core:
            self.places[reading.nearest_places].append(known)
            return
        for key in core_keys(reading):
            self.core[key].append(known)
            self.owners_of_core[key].add(known.party)
        # A slip is looked for in the same script only; characters spoken alike are near in pinyin by themselves.
        if len(reading.joined) >= (3 if reading.han else 6):
            for end in ends(reading.joined):
                self.slips[end].add(reading.joined)
        if len(reading.joined) >= 12:
            for word in reading.core:
                self.words[word].add(reading.joined)


def squeezed(text: str) -> str:
    return text.replace(" ", "")


def core_keys(reading: Reading) -> set[str]:
    """Under what a core is found: as written, its words in order of the alphabet, and as pinyin."""
    return {reading.joined, "".join(sorted(reading.core)), spoken(reading)}


def person_keys(name: str) -> set[str]:
    """Under what a person's name is found: its words in any order; Chinese also as pinyin, surname first or last."""
    text = folded(name)
    if len(text) > LONGEST_PERSON or text.count(" ") > 3:
        return set()
    if has_han(text):
        plain = squeezed(text)
        if len(plain) > 4:
            return {plain}
        return (
            {plain, "".join(sorted([pinyin(plain[0]), pinyin(plain[1:])]))}
            if len(plain) > 1
            else {plain}
        )
    words = text.split()
    keys = {"".join(sorted(words)), "".join(sorted(word for word in words if len(word) > 1))}
    if len(words) == 3:
        # A given name of two syllables is written in one word or in two.
        keys |= {
            "".join(sorted([words[0], words[1] + words[2]])),
            "".join(sorted([words[0] + words[1], words[2]])),
        }
    return keys


def index_of(record: Record) -> Index:
    """All names and identifiers of a package's entities and officials."""
    index = Index()
    parties = dict(_parties(record))
    for key, name, kind, source_id in _names(record):
        for party in _with_successor(record, parties, key):
            for form in writings(name):
                reading = read(form)
                if reading.text and (form == name or len(reading.text) >= 4):
                    index.add(Known(form, kind, source_id, party, reading))
    for row in record.tables["identifiers"]:
        party = parties[_key(row)]
        for value in identifier_forms(row["scheme"], row["value"]):
            index.identifiers[value].append(
                Known(row["value"], row["scheme"], row["source_id"], party, read(""))
            )
    for (_, party_id), party in parties.items():
        index.identifiers[party_id].append(Known(party_id, "id of the record", "", party, read("")))
    return index


def _key(row: Row) -> tuple[str, str]:
    return ("entities", row["entity_id"]) if row["entity_id"] else ("officials", row["official_id"])


def _parties(record: Record) -> Iterator[tuple[tuple[str, str], Party]]:
    cores: dict[str, set[str]] = defaultdict(set)
    for row in record.tables["names"]:
        if row["entity_id"] and row["language"] == "zh":
            cores[row["entity_id"]].add(read(row["name"]).joined)
    for row in record.tables["entities"]:
        entity_id = row["entity_id"]
        party = Party(
            "entities",
            entity_id,
            row["name"],
            _home(record, row["place_id"]),
            frozenset(cores[entity_id]),
        )
        yield ("entities", entity_id), party
    for row in record.tables["officials"]:
        yield (
            ("officials", row["official_id"]),
            Party(
                "officials",
                row["official_id"],
                row["name"],
                from_china=row["country"] in SPEAKS_CHINESE,
            ),
        )


def _home(record: Record, place_id: str) -> frozenset[str]:
    places: frozenset[str] = frozenset()
    seen: set[str] = set()
    while place_id and place_id not in seen:
        seen.add(place_id)
        row = record.get("places", place_id)
        places |= read(row.get("name", "")).places | read(row.get("name_zh", "")).places
        place_id = row.get("parent_id", "")
    return (places | around(places)) - {"china"}


def _names(record: Record) -> Iterator[tuple[tuple[str, str], str, str, str]]:
    """Party, name, kind and source of each name: its main name, its further ones, and those that lists print."""
    for table in ("entities", "officials"):
        for row in record.tables[table]:
            yield (
                (table, row[f"{'entity' if table == 'entities' else 'official'}_id"]),
                row["name"],
                "name",
                row["source_id"],
            )
    for row in record.tables["names"]:
        yield _key(row), row["name"], row["kind"], row["source_id"]
    for row in record.tables["designations"]:
        yield _key(row), row["name_as_listed"], "as_listed", row["source_id"]


def _with_successor(
    record: Record, parties: dict[tuple[str, str], Party], key: tuple[str, str]
) -> Iterable[Party]:
    """The party, and the one that it proved to be."""
    yield parties[key]
    successor = record.get(*key).get("replaced_by", "")
    if successor:
        yield parties[key[0], successor]


EXCHANGES = {"SZSE": "SZ", "SSE": "SS", "HKEX": "HK", "SEHK": "HK", "NYSE": "N", "NASDAQ": "O"}


def identifier_forms(scheme: str, value: str) -> set[str]:
    """How an identifier is written in files: with its scheme, and alone where it cannot be mistaken for another number."""
    forms = {f"{scheme}:{value}".lower()}
    if not value.isdigit():
        forms.add(value.lower())
    exchange, _, number = value.partition(":")
    if scheme == "ticker" and number:
        forms.add(f"{number}.{EXCHANGES.get(exchange, exchange)}".lower())
        if exchange == "SSE":
            forms.add(f"{number}.sh")
    return forms
