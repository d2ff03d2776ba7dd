"""Codes and scripts that contradict what they stand for."""

from benchmarks.planted_rows.record import PlantedExample
from benchmarks.planted_rows.ways import Family, way

TRADITIONAL = set("國業東華龍門車術電視產務團設計創貿發網")
CHEROKEE = str.maketrans("ATSCHDMGKLBE", "ᎪᎢᏚᏟᎻᎠᎷᏀᏦᏞᏴᎬ")
LISU = str.maketrans("BPDTGKJCZSFHLNMRVWXYEUIOA", "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓢꓝꓧꓡꓠꓟꓣꓦꓪꓫꓬꓰꓴꓲꓳꓮ")


@way(Family.CODES)
def longitude_without_latitude(record):
    for place in record.rows("places"):
        yield place.changed(longitude=f"{record.pick.uniform(74, 95):.4f}")


@way(Family.CODES)
def prefecture_has_a_code_of_another_province(record):
    taken = {place["code"] for place in record.tables["places"]}
    for place in record.rows("places", "code", parent_id="xinjiang"):
        code = f"{record.pick.choice(['11', '33', '44', '51'])}{place['code'][2:]}"
        if code not in taken:
            yield place.changed(code=code)


@way(Family.CODES)
def person_has_a_code_of_no_country(record):
    for official in record.rows("officials", "country"):
        yield official.changed(country=record.pick.choice(["UK", "EN", "XX", "AA", "YU"]))


@way(Family.CODES)
def source_is_in_no_language(record):
    for source in record.rows("sources"):
        yield source.changed(language=record.pick.choice(["xq", "cn", "jp", "qqq", "ug-Abcd"]))


@way(Family.CODES)
def language_is_of_no_country(record):
    for source in record.rows("sources", language="en"):
        yield source.changed(language=record.pick.choice(["en-UK", "en-XQ", "en-ZZ"]))


@way(Family.CODES)
def traditional_name_is_marked_simplified(record):
    for name in record.rows("names", script="Hant"):
        if TRADITIONAL & set(name["name"]):
            yield name.changed(script="Hans")


@way(Family.CODES)
def title_was_turned_into_question_marks(record):
    for source in record.rows("sources", language="zh-Hans"):
        if not source["title"].isascii():
            yield source.changed(title="?" * len(source["title"]))


@way(Family.CODES)
def latin_name_has_cherokee_letters(record):
    for entity in record.rows("entities"):
        if entity["name"][0] in "ATSCHDMGKLBE":
            name = entity["name"][0].translate(CHEROKEE) + entity["name"][1:]
            yield entity.changed(name=name)


@way(Family.CODES)
def listed_name_has_lisu_letters(record):
    for listing in record.rows("designations"):
        if listing["name_as_listed"].isupper():
            yield listing.changed(name_as_listed=listing["name_as_listed"].translate(LISU))


@way(Family.CODES)
def latin_name_has_mathematical_letters(record):
    for name in record.rows("names", script="Latn"):
        if "a" in name["name"]:
            yield name.changed(name=name["name"].replace("a", "𝖺"))


@way(Family.CODES)
def court_supplies_a_surveillance_system(record):
    courts = record.rows("entities", kind="court")
    for party in record.rows("contract_parties", role="supplier"):
        yield party.changed(entity_id=record.pick.choice(courts).id)


@way(Family.CODES)
def stock_exchange_buys_a_surveillance_system(record):
    exchanges = record.rows("entities", kind="stock_exchange")
    for party in record.rows("contract_parties", role="buyer"):
        yield party.changed(entity_id=record.pick.choice(exchanges).id)


@way(Family.CODES)
def example_of_a_schema_is_not_in_its_vocabulary(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if "enum" in table.fields[column].get("constraints", {}):
                yield PlantedExample(table.name, column, "no_such_word")
                break


@way(Family.CODES)
def example_of_a_schema_is_out_of_bounds(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if "maximum" in table.fields[column].get("constraints", {}):
                yield PlantedExample(table.name, column, 1_000_000_000)
                break


@way(Family.CODES)
def example_of_a_schema_is_a_day_that_no_calendar_has(record):
    for table in record.package.tables.values():
        for column in record.pick.sample(sorted(table.fields), len(table.fields)):
            if table.fields[column]["name"].endswith("_on"):
                yield PlantedExample(table.name, column, "2017-02-31")
                break
