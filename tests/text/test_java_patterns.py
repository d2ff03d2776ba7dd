"""A pattern of RE2 in the words of Java; tests/checks/test_spark_engine.py asks both."""

from __future__ import annotations

import pytest

from watchers.text.java_patterns import java_pattern

SPELLED = {
    "^[0-9]{4}$": r"^[0-9]{4}\z",
    r"\$$": r"\$\z",
    "[$]": "[$]",
    r"\p{Latin}\P{Han}\p{^Greek}": r"\p{IsLatin}\P{IsHan}\P{IsGreek}",
    r"[^\p{Latin}\p{Lu}\p{L}]": r"[^\p{IsLatin}\p{Lu}\p{L}]",
    "[[:alpha:][:^digit:][:word:]]": r"[\p{Alpha}\P{Digit}\w]",
    "[a[]": r"[a\[]",
    "[]a]b]": r"[\]a]b]",
    "[^]]$": r"[^\]]\z",
    "[a&&b]&&": r"[a&\&b]&&",
    r"a\sb[^\s”]": r"a[\t\n\f\r ]b[^\t\n\f\r ”]",
    r"(?i)\bnot\b": "(?iu)" + r"(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))".join(["", "not", ""]),
    "(?i:a)(?:b)(?P<c>d)": "(?iu:a)(?:b)(?<c>d)",
    r"\x{1d400}\\[": r"\x{1d400}\\[",
}


@pytest.mark.parametrize("pattern", SPELLED)
def test_it_means_the_same(pattern: str) -> None:
    assert java_pattern(pattern) == "(?d)" + SPELLED[pattern]


@pytest.mark.parametrize("pattern", ["(?m)^a$", "(?U)a+"])
def test_flags_of_another_meaning_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not the same in Java"):
        java_pattern(pattern)
