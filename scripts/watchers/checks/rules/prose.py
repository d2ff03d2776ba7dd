"""Prose: short, whole sentences, short quotations, and nothing a program could obey."""

import narwhals as nw

from watchers.checks.lookups import in_column
from watchers.checks.patterns import matches, without
from watchers.checks.rules.registry import everywhere, prose

ABBREVIATIONS = (
    r"\b(?:Ltd|Co|Inc|Corp|No|Nos|St|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|v|vs|cf|art|para|paras|sec|pt"
    r"|Jr|Sr|[A-Z])\."
)
BOUNDARY = r"[a-z0-9)%\"”’'\]㐀-鿿](?:[.!?][\"”’')]* +|。)[\"“‘'(A-Z0-9㐀-鿿]"
FOUR_SENTENCES = f"(?:{BOUNDARY}.*){{3}}"
LONG_QUOTE = r"^(?:\S+\s+){25,}\S"
LONG_QUOTATION = r"“(?:[^\s”]+\s+){25,}[^”]*”|\"(?:[^\s\"]+\s+){25,}[^\"]*\""
LONG_CHINESE = "[\u3400-\u9fff，。、；：]{61,}"
DECODED_WRONGLY = (
    "Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€|ï¿½|\ufffd|[\u00c3-\u00e9][\u0080-\u009f\u00a1-\u00bf]{2}"
)
"""Letters of UTF-8 that were read as Latin-1 or as Windows has them."""

NOT_SAID = (
    r"(?i)\bnot (?:given|named|stated|specified|disclosed|mentioned)\b"
    r"|\b(?:price|sum|amount|value|date|day|year|term|buyer|seller|supplier|level)s?"
    r" (?:(?:is|are|was|were) )?not (?:known|said|told)\b"
    r"|\bdo(?:es)? not (?:give|name|state|specify|mention)\b"
)
"""What says that something is not in a document."""


def _sentences(table):
    return [name for name in ("summary", "scope", "effect", "grounds") if name in table.fields]


def _quotes(table):
    return ["quote"] if "quote" in table.fields else []


@everywhere(_sentences)
def prose_is_longer_than_three_sentences(cell):
    """{cell} is longer than three sentences."""
    return matches(without(cell, ABBREVIATIONS), FOUR_SENTENCES)


@everywhere(
    lambda table: [*_sentences(table), *(["statement"] if "statement" in table.fields else [])]
)
def prose_does_not_end_a_sentence(cell):
    """{cell} does not end with a full stop."""
    return ~matches(cell, "[.!?。][\"”’')]*$")


@everywhere(_quotes)
def quote_is_longer_than_25_words(cell):
    """{cell} is longer than 25 words (60 characters of Chinese)."""
    return matches(cell, LONG_QUOTE) | matches(cell, LONG_CHINESE)


@everywhere(prose, needles=("“", '"'))
def quotation_is_longer_than_25_words(cell):
    """{cell} quotes more than 25 words."""
    return matches(cell, LONG_QUOTATION)


@everywhere(prose)
def cell_could_be_a_formula(cell):
    """{cell} begins like a formula of a spreadsheet; begin with a letter or a quotation mark."""
    return matches(cell, "^[=+@＝＋＠－-]")


@everywhere(prose, needles=("Ã", "â€", "Â", "ï¿½", "\ufffd", "å", "ç", "é", "è", "æ", "ä"))
def cell_was_decoded_wrongly(cell):
    """{cell} looks as if it had been read in the wrong encoding."""
    return matches(cell, DECODED_WRONGLY)


@everywhere(prose, needles=("<", "cript:"))
def cell_holds_markup(cell):
    """{cell} holds markup; the record is plain text."""
    return matches(cell, "<[A-Za-z/!]|[Jj]ava[Ss]cript:")


@everywhere(
    lambda table: _sentences(table) if "source_id" in table.fields else [],
    reads=lambda package: ["sources"],
)
def negative_says_more_than_was_read(rows, column, tables):
    """{cell} tells what {source_id} does not say, and not all of it was read. Leave that out, or
    say in a note that the part which was read does not have it."""
    partly_read = tables["sources"].filter(nw.col("checked") != "full_text")
    negative = rows.filter(matches(nw.col(column), NOT_SAID))
    return in_column(negative, "source_id", partly_read, "source_id")
