from watchers.text.plural import counted


def test_a_number_has_its_noun() -> None:
    assert counted(1, "file") == "1 file"
    assert counted(0, "file") == "0 files"
    assert counted(1_200, "entry", "entries") == "1,200 entries"
