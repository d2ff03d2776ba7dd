"""Names: letters that fit the script, scripts that fit the language, and nothing said twice."""

import narwhals as nw

from watchers.checks.patterns import matches
from watchers.checks.rules.registry import everywhere, rule

HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
LATIN = "[A-Za-z\u00c0-\u024f]"
NOT_LATIN = r"[^\p{Latin}\p{Common}\p{Inherited}]"
"""A letter of another script, whichever; marks and digits belong to all."""
LOOK_ALIKE = (
    r"[\p{Greek}\p{Cyrillic}\p{Armenian}\p{Cherokee}\p{Coptic}\p{Deseret}\p{Georgian}\p{Gothic}"
    r"\p{Hebrew}\p{Lisu}\p{Lycian}\p{Lydian}\p{Carian}\p{Old_Italic}\p{Osage}\p{Tifinagh}"
    r"\p{Canadian_Aboriginal}\p{Runic}\p{Vai}\p{Warang_Citi}\x{1d400}-\x{1d7ff}\x{2100}-\x{214f}"
    r"\x{2160}-\x{2188}\x{249c}-\x{24e9}\x{ff21}-\x{ff3a}\x{ff41}-\x{ff5a}]"
)
"""Letters that can be taken for Latin ones (Unicode's confusables): of alphabets that have them, of
formulas, in circles and brackets, of numerals, and of full width."""
LETTERS = {
    "Latn": LATIN,
    "Hans": HAN,
    "Hant": HAN,
    "Arab": "[\u0600-\u06ff]",
    "Cyrl": "[\u0400-\u052f]",
}
SCRIPTS = {
    "zh": ["Hans", "Hant", "Latn"],
    "ug": ["Arab", "Latn", "Cyrl"],
    "kk": ["Cyrl", "Arab", "Latn"],
    "ru": ["Cyrl", "Latn"],
} | dict.fromkeys(
    ["en", "fr", "de", "es", "it", "nl", "sv", "da", "cs", "sk", "lt", "bg-Latn", "tr"], ["Latn"]
)
MAIN_NAMES = {"entities", "officials", "places"}


def _main_name(table):
    return ["name"] if table.name in MAIN_NAMES else []


@rule("script")
def script_is_not_one_of_its_language(names):
    """The language {language} is not written in {script}."""
    wrong = [
        names.filter((nw.col("language") == language) & ~nw.col("script").is_in(scripts))
        for language, scripts in SCRIPTS.items()
    ]
    return nw.concat(wrong)


@rule("name")
def name_is_not_in_its_script(names):
    """{name} has no letter of the script {script}."""
    wrong = [
        names.filter((nw.col("script") == script) & ~matches(nw.col("name"), letters))
        for script, letters in LETTERS.items()
    ]
    return nw.concat(wrong)


@rule("name")
def latin_name_holds_other_letters(names):
    """{name} is said to be in Latin script but holds other letters."""
    return names.filter((nw.col("script") == "Latn") & matches(nw.col("name"), NOT_LATIN))


@everywhere(_main_name)
def main_name_is_not_latin(cell):
    """{name} is not in Latin script; other scripts go to names, or for places to name_zh and
    name_ug."""
    return matches(cell, NOT_LATIN)


@everywhere(lambda table: ["name"] if table.name in MAIN_NAMES | {"names"} else [])
def latin_name_holds_look_alikes(cell):
    """{name} mixes Latin letters with letters of another alphabet that look alike."""
    return matches(cell, LATIN + ".*" + LOOK_ALIKE) | matches(cell, LOOK_ALIKE + ".*" + LATIN)


@rule("name")
def name_repeats_the_main_name(names, entities, officials):
    """{name} is already the main name of this party."""
    known_entities = entities.select("entity_id", "name").with_columns(nw.lit(True).alias("_main"))
    known_officials = officials.select("official_id", "name").with_columns(
        nw.lit(True).alias("_main")
    )
    of_entity = names.filter(~nw.col("entity_id").is_null()).join(
        known_entities, on=["entity_id", "name"], how="inner"
    )
    of_official = names.filter(~nw.col("official_id").is_null()).join(
        known_officials, on=["official_id", "name"], how="inner"
    )
    return nw.concat([of_entity, of_official])


@rule("name_zh")
def chinese_place_name_is_not_chinese(places):
    """{name_zh} has no Chinese character."""
    return places.filter(~matches(nw.col("name_zh"), HAN))


@rule("name_ug")
def uyghur_place_name_is_not_uyghur(places):
    """{name_ug} has no letter of the Arabic script."""
    return places.filter(~matches(nw.col("name_ug"), LETTERS["Arab"]))
