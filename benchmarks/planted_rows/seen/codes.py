"""Codes and scripts that contradict what they stand for."""

from benchmarks.planted_rows.record import PlantedExample
from benchmarks.planted_rows.ways import Family, way

SIMPLIFIED = set("国业东华龙门车术电视产务团设计创贸发网")
ARMENIAN = str.maketrans("oun", "օսո")


@way(Family.CODES)
def county_has_a_code_of_another_prefecture(record):
    taken = {place["code"] for place in record.tables["places"]}
    prefectures = [one for one in record.rows("places", "code") if one["code"].endswith("00")]
    for place in record.rows("places", "code", kind="county"):
        other = record.pick.choice(prefectures)["code"][:4]
        code = f"{other}{record.pick.randint(31, 79)}"
        if other != place["code"][:4] and code not in taken:
            yield place.changed(code=code)


@way(Family.CODES)
def latitude_without_longitude(record):
    for place in record.rows("places"):
        yield place.changed(latitude=f"{record.pick.uniform(36, 48):.4f}")


@way(Family.CODES)
def country_has_a_code_of_no_country(record):
    for entity in record.rows("entities", "country"):
        yield entity.changed(country=record.pick.choice(["XQ", "ZZ", "QQ", "UK", "SU"]))


@way(Family.CODES)
def name_is_in_no_language(record):
    for name in record.rows("names", script="Latn"):
        yield name.changed(language=record.pick.choice(["xx", "qz", "zzz", "cn", "jp"]))


@way(Family.CODES)
def simplified_name_is_marked_traditional(record):
    for name in record.rows("names", script="Hans"):
        if SIMPLIFIED & set(name["name"]):
            yield name.changed(script="Hant")


@way(Family.CODES)
def chinese_place_name_has_a_question_mark(record):
    for place in record.rows("places", "name_zh"):
        yield place.changed(name_zh=f"{place['name_zh'][:-1]}?")


@way(Family.CODES)
def latin_name_has_armenian_letters(record):
    for name in record.rows("names", script="Latn"):
        if set(name["name"]) & set("oun"):
            yield name.changed(name=name["name"].translate(ARMENIAN))


@way(Family.CODES)
def newspaper_buys_a_surveillance_system(record):
    media = record.rows("entities", kind="media")
    for party in record.rows("contract_parties", role="buyer"):
        yield party.changed(entity_id=record.pick.choice(media).id)


@way(Family.CODES)
def supplier_is_an_international_organisation(record):
    bodies = record.rows("entities", kind="international_organisation")
    for party in record.rows("contract_parties", role="supplier"):
        yield party.changed(entity_id=record.pick.choice(bodies).id)


@way(Family.CODES)
def county_lies_in_a_county(record):
    for place, other in record.pairs("places", kind="county"):
        yield place.changed(parent_id=other.id)


@way(Family.CODES)
def example_of_a_schema_breaks_its_pattern(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if "pattern" in table.fields[column].get("constraints", {}):
                yield PlantedExample(table.name, column, "No such Value?")
                break


@way(Family.CODES)
def example_of_a_schema_is_too_long(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if "maxLength" in table.fields[column].get("constraints", {}):
                yield PlantedExample(table.name, column, "long " * 200)
                break


@way(Family.CODES)
def example_of_a_schema_is_no_number(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if table.fields[column]["type"] == "number":
                yield PlantedExample(table.name, column, "a great many")
                break
