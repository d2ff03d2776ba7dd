"""The keys under which names and identifiers are indexed and looked up."""

from __future__ import annotations

from functools import lru_cache

from watchers.names.legal_forms import without_legal_form
from watchers.names.normalize import folded, has_han
from watchers.names.parse import ParsedName, in_latin_letters
from watchers.names.pinyin import is_pinyin, pinyin, syllable_count
from watchers.names.titles import full_given_name
from watchers.names.vocabulary import STOP_WORDS, common_words

MAX_PERSON_NAME_LENGTH = 60
"""Longer names are not those of persons."""
MAX_PERSON_NAME_WORDS = 4
MAX_TITLE_WORDS = 2
FORMS_OF_FIRMS = ("公司", " ltd", " limited", " inc", " corp", " corporation", " company", " llc")
"""Ends that no person's name has, so that most names are not looked up among persons."""
MAX_CHINESE_PERSON_NAME = 4
"""Longer Chinese names are foreign names spelled in characters, which pinyin does not give back."""
MIN_LATIN_FOR_SLIP_KEYS = 4
"""One letter below the shortest name that may have a slip: the slip may be a missing letter."""
MIN_CHINESE_FOR_SLIP_KEYS = 3
MIN_LATIN_FOR_WORDS = 12
"""From this length a name may have two slips, at both ends, and is also found by its words."""
HEAD_LENGTH = 2
MIN_INITIALS = 3
MIN_LOOK_ALIKE = 5
"""In shorter words what looks alike is often another word."""
_SAME_LOOK = str.maketrans("01l58", "oiisb")
MIN_RARE_LETTERS = 5
MIN_RARE_WITH_DIGITS = 3
MIN_RARE_SYLLABLES = 4


def squeezed(text: str) -> str:
    """The text without spaces."""
    return text.replace(" ", "")


def can_have_slip(name: ParsedName) -> bool:
    """Whether the distinctive part is long enough to be looked up with a slip."""
    needed = MIN_CHINESE_FOR_SLIP_KEYS if name.is_chinese else MIN_LATIN_FOR_SLIP_KEYS
    return len(name.joined) >= needed


@lru_cache(maxsize=50_000)
def is_rare_word(word: str) -> bool:
    """Whether a distinctive word in Latin letters is neither pinyin nor a plain word.

    Words of letters and digits (H3C) are made up, and rare though they are short.
    """
    if any(map(str.isdigit, word)) and not word.isdigit():
        return len(word) >= MIN_RARE_WITH_DIGITS
    if len(word) < MIN_RARE_LETTERS or word in common_words():
        return False
    return syllable_count(word) >= MIN_RARE_SYLLABLES or not is_pinyin(word)


def distinctive_keys(name: ParsedName) -> set[str]:
    """The distinctive part as written, with its words in order of the alphabet, and as pinyin."""
    return {name.joined, "".join(sorted(name.distinctive)), in_latin_letters(name)}


def look_of(word: str) -> str:
    """The folded word with one sign for all that scanners take for each other; empty if short.

    O and 0; I, l and 1; S and 5; B and 8; m and rn; w and vv.
    """
    if len(word) < MIN_LOOK_ALIKE:
        return ""
    return word.translate(_SAME_LOOK).replace("rn", "m").replace("vv", "w")


def initials_of(name: str) -> set[str]:
    """The initials of a name in Latin letters, if there are enough.

    Also without "group", and without the legal form or all of it but its first word: China
    Electronics Technology Group Corporation is CETC, China Mobile Communications Co., Ltd. CMCC.
    """
    text = folded(name)
    if has_han(text):
        return set()
    words = [word for word in text.split() if word not in STOP_WORDS]
    bare, _ = without_legal_form(" ".join(words))
    without_group = [word for word in words if word != "group"]
    variants = (words, bare, without_group, words[: len(bare) + 1])
    all_initials = {"".join(word[0] for word in variant) for variant in variants}
    return {initials for initials in all_initials if len(initials) >= MIN_INITIALS}


def may_be_person(text: str) -> bool:
    """Whether a folded name is not too long for a person's, and has no firm's legal form."""
    if len(text) > MAX_PERSON_NAME_LENGTH or text.endswith(FORMS_OF_FIRMS):
        return False
    return text.count(" ") < MAX_PERSON_NAME_WORDS + MAX_TITLE_WORDS


def person_keys(text: str) -> set[str]:
    """The words of a person's folded name in order of the alphabet; Chinese also as pinyin.

    Empty if the name is too long for a person's.
    """
    if not may_be_person(text) or text.count(" ") >= MAX_PERSON_NAME_WORDS:
        return set()
    return _chinese_person_keys(squeezed(text)) if has_han(text) else _latin_person_keys(text)


def loose_person_key(text: str) -> str:
    """A person's first name in its full form, and the last; empty if that is not enough.

    Chinese names are left out: each syllable tells one person from another.
    """
    words = [word for word in text.split() if len(word) > 1]
    if not 1 < len(words) <= MAX_PERSON_NAME_WORDS or has_han(text) or all(map(is_pinyin, words)):
        return ""
    return _sorted_key(full_given_name(words[0]), words[-1])


def _chinese_person_keys(name: str) -> set[str]:
    if not 1 < len(name) <= MAX_CHINESE_PERSON_NAME:
        return {name}
    return {name, _sorted_key(pinyin(name[0]), pinyin(name[1:]))}


def _latin_person_keys(text: str) -> set[str]:
    words = text.split()
    keys = {_sorted_key(*words), _sorted_key(*(word for word in words if len(word) > 1))}
    if len(words) == 3:
        # A given name of two syllables is written in one word or in two.
        first, second, third = words
        keys |= {_sorted_key(first, second + third), _sorted_key(first + second, third)}
    return keys


def _sorted_key(*words: str) -> str:
    return "".join(sorted(words))
