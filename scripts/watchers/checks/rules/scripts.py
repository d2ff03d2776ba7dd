"""Scripts: characters that the script of a name does not have, and marks where letters were."""

from functools import cache

import narwhals as nw

from watchers.checks.patterns import matches
from watchers.checks.rules.names import LOOK_ALIKE
from watchers.checks.rules.registry import everywhere, prose, value_rule

NAMES_WITHOUT_MARKS = {"name", "name_zh", "name_ug", "title_zh", "name_as_listed"}
"""Columns of names: letters of a foreign script that were lost are one mark each in them."""
TITLES = {"title", "subject", "author", "name_as_listed"}
"""Columns of short texts that people search for, beside the names."""


@value_rule("name", of="names", values=("name",), where=nw.col("script") == "Hans")
def simplified_name_has_traditional_characters(names):
    """{name} is said to be in simplified characters but has a traditional one."""
    return _having(names, _is_traditional)


@value_rule("name", of="names", values=("name",), where=nw.col("script") == "Hant")
def traditional_name_has_simplified_characters(names):
    """{name} is said to be in traditional characters but has a simplified one."""
    return _having(names, _is_simplified)


@everywhere(prose, needles=("???",))
def letters_became_question_marks(cell):
    """{cell} has question marks where letters were lost; take it from its source again."""
    return cell.str.contains("???", literal=True)


@everywhere(lambda table: [name for name in table.fields if name in NAMES_WITHOUT_MARKS])
def name_has_a_question_mark(cell):
    """{cell} has a question mark beside a letter of another script, where one was lost."""
    letter = r"[^\p{Latin}\p{Common}\p{Inherited}]"
    return matches(cell, rf"{letter}\s?[?？]|[?？]\s?{letter}")


@everywhere(lambda table: [name for name in prose(table) if name in TITLES])
def word_mixes_alphabets(cell):
    """{cell} has a word in which letters of another alphabet stand for Latin ones."""
    return matches(cell, rf"\p{{Latin}}{LOOK_ALIKE}|{LOOK_ALIKE}\p{{Latin}}")


def _having(names, is_wrong):
    for batch in names:
        for (name,) in batch:
            if any(map(is_wrong, name)):
                yield (name,)


def _is_traditional(character):
    """Whether only the traditional script has it: no GB 2312, and a simplified form of its own."""
    return not _is_in("gb2312", character) and _converted("t2s", character) != character


def _is_simplified(character):
    """Whether only the simplified script has it: no Big5, and a traditional form of its own."""
    return not _is_in("big5", character) and _converted("s2t", character) != character


def _is_in(charset, character):
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converted(conversion, character):
    return _converter(conversion).convert(character)


@cache
def _converter(conversion):
    """From OpenCC, which is read only where a character needs it."""
    from opencc import OpenCC

    return OpenCC(conversion)
