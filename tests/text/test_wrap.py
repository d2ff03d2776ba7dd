from watchers.text.wrap import wrapped


def test_further_lines_are_indented() -> None:
    assert wrapped("one two three", indent="  ", width=9) == "  one two\n    three"
    assert wrapped("one two", indent="- ", hanging="  ", width=6) == "- one\n  two"


def test_ids_and_addresses_are_not_broken() -> None:
    address = "https://example.org/a-long-address"
    assert wrapped(f"see {address}", width=10) == f"see\n  {address}"


def test_what_a_terminal_obeys_is_escaped() -> None:
    assert wrapped("a\x1b[2Jb") == "aU+001B[2Jb"
