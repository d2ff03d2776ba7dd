"""Regular expressions of RE2, which the rules are written in, as Java writes the same ones.

Sources: the syntax of RE2 (github.com/google/re2/wiki/Syntax) and the documentation of
java.util.regex.Pattern, Java 17.
"""

from __future__ import annotations

import re
from functools import lru_cache

PROPERTY = r"\\[pP]\{\^?(?P<property>\w+)\}"
"""A script or a category."""
ESCAPED = r"\\x\{[0-9A-Fa-f]+\}|\\."
OUTSIDE_TOKEN = re.compile(
    rf"{PROPERTY}|{ESCAPED}|\(\?P<|\(\?(?P<flags>[a-zA-Z-]+)(?=[:)])|\[\^?\]?|.", re.DOTALL
)
INSIDE_TOKEN = re.compile(
    rf"{PROPERTY}|\[:(?P<negated>\^?)(?P<posix>\w+):\]|{ESCAPED}|&&|.", re.DOTALL
)
"""The next piece of a pattern, outside of brackets and inside."""
CATEGORY = re.compile("[A-Z][a-z]?|Any")
BLANKS = "\\t\\n\\f\\r "
OUTSIDE = {
    "$": "\\z",  # Java's own also stands before a line feed at the end.
    "\\s": f"[{BLANKS}]",
    "\\S": f"[^{BLANKS}]",
    "\\b": "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))",  # of ASCII alone
    "\\B": "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))",
    "(?P<": "(?<",
}
INSIDE = {"\\s": BLANKS, "\\S": f"[^{BLANKS}]", "[": "\\[", "&&": "&\\&"}
"""Inside of brackets, where Java has further brackets and an `and`."""
UNIX_LINES = "(?d)"
"""Only a line feed ends a line, as in RE2."""


@lru_cache(maxsize=1024)
def java_pattern(pattern: str) -> str:
    """The pattern of RE2 in the words of Java.

    Raises ValueError for flags that mean something else there: (?m) and (?U).
    """
    made, inside, at = [UNIX_LINES], False, 0
    while at < len(pattern):
        token = (INSIDE_TOKEN if inside else OUTSIDE_TOKEN).match(pattern, at)
        assert token is not None  # The last alternative takes any character.
        at = token.end()
        made.append(_inside(token) if inside else _outside(token))
        inside = token[0] != "]" if inside else token[0].startswith("[")
    return "".join(made)


def _outside(token: re.Match[str]) -> str:
    text = token[0]
    if name := token["property"]:
        return _property(text, name)
    if flags := token["flags"]:
        return _flags(flags)
    # A bracket that closes is a letter where it comes first.
    return text.replace("]", "\\]") if text.startswith("[") else OUTSIDE.get(text, text)


def _inside(token: re.Match[str]) -> str:
    text = token[0]
    if name := token["property"]:
        return _property(text, name)
    if name := token["posix"]:
        return _posix(name, is_negated=bool(token["negated"]))
    return INSIDE.get(text, text)


def _property(text: str, name: str) -> str:
    """A script has a prefix in Java; a category has none."""
    letter = text[1] if "^" not in text else {"p": "P", "P": "p"}[text[1]]
    return f"\\{letter}{{{name if CATEGORY.fullmatch(name) else 'Is' + name}}}"


def _posix(name: str, *, is_negated: bool) -> str:
    names = {"xdigit": "XDigit", "word": "w"}
    named = names.get(name, name.capitalize())
    if named == "w":
        return "\\W" if is_negated else "\\w"
    return f"\\{'P' if is_negated else 'p'}{{{named}}}"


def _flags(flags: str) -> str:
    if set(flags) - set("is-"):
        raise ValueError(f"the flags {flags} are not the same in Java")
    # Java folds the case of ASCII alone unless told otherwise.
    return f"(?{flags.replace('i', 'iu')}"
