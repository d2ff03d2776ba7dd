"""Copies kept: each content once, one line for each, and a chain that shows what was changed."""

import hashlib

import pytest

from support.copies import DAYS, faults_of
from watchers.official.copies import BrokenCopies, Copies
from watchers.official.manifest import COLUMNS, HEADER, MANIFEST


def lines(folder):
    return (folder / MANIFEST).read_bytes().splitlines(keepends=True)


def test_each_line_holds_the_hash_of_the_line_before(folder, chain):
    header, *rest = lines(folder)
    assert header == HEADER
    before = [hashlib.sha256(line).hexdigest() for line in (header, *rest)]
    assert [line.decode().strip().rsplit(",", 1)[1] for line in rest] == before[:-1]
    assert Copies(folder).manifest().head == before[-1]
    assert faults_of(folder) == []


def test_earlier_lines_stay_as_they_are(folder, add, chain):
    before = (folder / MANIFEST).read_bytes()
    add("2026-01-26", b"c")
    after = (folder / MANIFEST).read_bytes()
    assert after.startswith(before) and after.count(b"\n") == before.count(b"\n") + 1


def test_an_unchanged_file_is_stored_once_also_for_two_lists(folder, add, chain):
    other = add("2026-01-19", b"b", list_id="us-ns-cmic")
    assert [copy.file for copy in chain[:2]] == [chain[0].file] * 2
    assert other.file == chain[2].file
    assert sorted(Copies(folder).files()) == sorted({copy.file for copy in chain})


def test_the_copies_of_a_list_can_be_read_in_their_order(folder, add, chain):
    add("2026-01-20", b"d", list_id="us-ns-cmic")
    copies = Copies(folder)
    assert copies.of_list("us-sdn") == chain
    assert [copies.path(copy).read_bytes() for copy in chain] == [b"a", b"a", b"b"]
    assert [copies.unchanged_since(copy) for copy in chain] == ["", DAYS[0], ""]


def _cell(line, column, value):
    cells = line.decode().split(",")
    cells[COLUMNS.index(column)] = value
    return ",".join(cells).encode()


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda rows: [*rows[:2], *rows[3:]], "copies.csv:3: previous_sha256: "),
        (
            lambda rows: [rows[0], _cell(rows[1], "fetched_at", "2025-01-05T05:17:00Z"), *rows[2:]],
            "copies.csv:3: previous_sha256: ",
        ),
        (lambda rows: [rows[0], rows[2], rows[1], rows[3]], "is before that of an earlier line"),
        (lambda rows: [*rows[:3], rows[3][:-1]], "copies.csv:4: the line does not end with"),
        (lambda rows: [*rows[:3], rows[3].replace(b"\n", b"\r\n")], "it was edited"),
        (lambda rows: [*rows[:3], b'"us-sdn"' + rows[3][6:]], "it was edited"),
        (lambda rows: [*rows[:3], b"\xff" + rows[3]], "copies.csv:4: the line cannot be read"),
        (lambda rows: [*rows[:3], b"\n"], f"0 cells where the header has {len(COLUMNS)}"),
        (lambda rows: [*rows, b"a,b\n"], f"2 cells where the header has {len(COLUMNS)}"),
        (
            lambda rows: [*rows[:3], _cell(rows[3], "file", "../../etc/passwd")],
            "copies.csv:4: file: '../../etc/passwd' cannot stand there",
        ),
        (
            lambda rows: [*rows[:3], _cell(rows[3], "sha256", "0" * 64)],
            "does not end with the start of its sha256",
        ),
        (lambda rows: [b"list_id\n", *rows[1:]], "copies.csv:1: the header is not list_id,"),
        (lambda rows: [], "copies.csv:1: the header is not list_id,"),
    ],
)
def test_a_manifest_that_was_edited_is_told_and_nothing_is_added(folder, add, chain, edit, words):
    edited = b"".join(edit(lines(folder)))
    (folder / MANIFEST).write_bytes(edited)
    assert any(words in problem for problem in faults_of(folder))
    before = sorted(folder.iterdir())
    with pytest.raises(BrokenCopies, match=f"{MANIFEST}:.* bring back the manifest as it was"):
        add("2026-01-26", b"c")
    assert (folder / MANIFEST).read_bytes() == edited
    assert sorted(folder.iterdir()) == before


def test_a_line_taken_off_the_end_leaves_its_file(folder, chain):
    (folder / MANIFEST).write_bytes(b"".join(lines(folder)[:-1]))
    (told,) = faults_of(folder)
    assert told.startswith(f"{chain[2].file}: has no line in copies.csv")


def test_a_manifest_that_is_gone_is_not_begun_anew(folder, add, chain):
    (folder / MANIFEST).unlink()
    with pytest.raises(BrokenCopies, match="but no copies.csv; bring that back"):
        add("2026-01-26", b"c")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda file: file.write_bytes(b"x"), "was changed after it was kept"),
        (lambda file: file.write_bytes(b"longer"), "was changed after it was kept"),
        (lambda file: file.unlink(), "is not in the folder"),
        (lambda file: (file.unlink(), file.symlink_to("/etc/hosts")), "is a link"),
        (lambda file: (file.unlink(), file.mkdir()), "is not in the folder"),
    ],
)
def test_a_file_that_is_not_as_kept_is_told_and_not_read(folder, chain, change, words):
    change(folder / chain[2].file)
    (told,) = faults_of(folder)
    assert told.startswith(f"{chain[2].file}: {words}")
    with pytest.raises(BrokenCopies, match=words):
        Copies(folder).path(chain[2])


def test_a_changed_file_is_never_replaced(folder, add, chain):
    (folder / chain[2].file).write_bytes(b"x")
    with pytest.raises(BrokenCopies, match="was changed after it was kept"):
        add("2026-01-26", b"b")
    assert (folder / chain[2].file).read_bytes() == b"x"


def test_a_file_that_is_not_at_hand_is_brought_back_by_the_same_content(folder, add, chain):
    (folder / chain[2].file).unlink()
    assert add("2026-01-26", b"b").file == chain[2].file
    assert faults_of(folder) == []


def test_a_link_in_place_of_the_manifest_is_not_followed(folder, add, chain, tmp_path):
    (folder / MANIFEST).rename(tmp_path / "elsewhere")
    (folder / MANIFEST).symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    with pytest.raises(BrokenCopies, match="is a link or not a file"):
        add("2026-01-26", b"c")
    assert (tmp_path / "elsewhere").read_bytes() == before
