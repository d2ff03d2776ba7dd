"""Whether a piece of a cell is an address, a contact or a branch rather than a name."""

from __future__ import annotations

import re

from watchers.names.chinese import without_place_behind
from watchers.names.normalize import folded, has_han
from watchers.names.parse import parse_name
from watchers.screening.cell.tables import (
    ADDRESS_WORDS,
    BRANCHES,
    CHINESE_ADDRESS,
    CHINESE_BRANCHES,
    CONTACT,
    COUNTRIES,
    SURE_ADDRESS_WORDS,
)

_CONTACT = re.compile(CONTACT, re.I)
_CHINESE_ADDRESS = re.compile(CHINESE_ADDRESS)
_CHINESE_COMPANY = re.compile(r"公司|集团|集團|銀行|银行|局")
_NUMBER = re.compile(r"\s*(?:no\.?\s*)?#?\d", re.I)
_ONLY_NUMBER = re.compile(r"[\W\d_]*|\s*[A-Z]{0,3}[- ]?\d[\d\s-]*[A-Z]{0,2}\s*")
_BRANCH = re.compile(rf"\b(?:{BRANCHES})\W*$", re.I)
_CHINESE_BRANCH = re.compile(
    rf"^(?P<company>.*(?:公司|集团|集團|银行|銀行))[^公]{{0,14}}?(?:{CHINESE_BRANCHES})$"
)
_BRANCH_OF_SHORT_NAME = re.compile(r"^(?P<company>[\u3400-\u9fff]+)(?:分公司|办事处|代表处)$")
MIN_SHORT_NAME = 4
"""Fewer characters before 分公司 may be a place and a word."""


def is_address(piece: str, *, follows_company: bool) -> bool:
    """Whether the piece is an address, a place, a country or a contact, and no name.

    follows_company: whether a name that ends in a legal form stands before it.
    """
    if _ONLY_NUMBER.fullmatch(piece) or is_place(piece):
        return True
    if not has_han(piece) and parse_name(piece).has_legal_form:
        return False  # Lop County Hair Products Co., Ltd. and China Mobile Ltd. are firms.
    if _CONTACT.search(piece):
        return True
    if has_han(piece):
        is_like_one = _CHINESE_ADDRESS.search(piece) is not None
        return is_like_one and not _CHINESE_COMPANY.search(piece)
    words = set(folded(piece).split())
    starts_with_number = _NUMBER.match(piece) is not None
    if words & SURE_ADDRESS_WORDS or (words & ADDRESS_WORDS and starts_with_number):
        return True
    return follows_company and (starts_with_number or bool(words & ADDRESS_WORDS))


def is_place(piece: str) -> bool:
    """Whether the piece says a place and nothing else."""
    if folded(piece) in COUNTRIES:
        return True
    parsed = parse_name(piece)
    is_more = parsed.distinctive or parsed.business or parsed.filler or parsed.has_legal_form
    return bool(parsed.places) and not is_more


def without_chinese_branch(name: str) -> str:
    """The company of which the name is a branch office; the name itself if it is none."""
    if branch := _CHINESE_BRANCH.match(name):
        return branch["company"]
    branch = _BRANCH_OF_SHORT_NAME.match(name)
    company = without_place_behind(branch["company"]) if branch else ""
    return company if len(company) >= MIN_SHORT_NAME else name


def is_branch(piece: str) -> bool:
    """Whether the piece, behind the name of a company, is the name of a branch of it."""
    return _BRANCH.search(piece) is not None
