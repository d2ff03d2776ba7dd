"""What the gate finds does not depend on the chunks in which it reads a file."""

from __future__ import annotations

import itertools
import random

import pytest

from support.check_fixtures import COLUMNS, read_in_chunks
from watchers.problems.problem import Findings
from watchers.tables import strict_csv

VALID = b"id,name,note\n" + 'a,"b, c",d\nb,"say ""so""",北京\nc,,\nd,"""x"" y","z,"\n'.encode()
PIECES = [
    *(
        b'"',
        b",",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b'","',
        b"\t",
        b"\xef\xbb\xbf",
        b"\x00",
        b"\xff\xfe",
    ),
    *(b"\n\n", b'"\n', b"=======\n", b"<<<<<<< a\n", b"b\tc\td\n", b"a,b\n", "\u200b".encode()),
    *("\U0010fffd".encode(), "\u3000".encode(), "u\u0308".encode(), "\xa0".encode(), b"\xff"),
]


def _spoiled(chance: random.Random) -> bytes:
    raw = VALID + b"x,y,z\n" * chance.randrange(3)
    for _ in range(chance.randint(0, 5)):
        place, piece = chance.randrange(len(raw) + 1), chance.choice(PIECES)
        raw = raw[:place] + piece * chance.choice([1, 1, 1, 14]) + raw[place:]
    return raw[: chance.choice([len(raw), len(raw), chance.randrange(len(raw))])]


@pytest.mark.parametrize("seed", range(8))
def test_any_size_of_chunks_gives_the_same(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(80):
        raw, whole = _spoiled(chance), Findings()
        handed_on = strict_csv.read("data/t.csv", raw, COLUMNS, whole)
        for size in (1, 2, 3, chance.randint(4, 40)):
            findings, in_chunks = read_in_chunks(raw, size=size)
            assert sorted(findings.problems) == sorted(whole.problems), raw
            assert findings.totals == whole.totals, raw
            assert in_chunks == handed_on, raw


LONG = b"a,b," + b"x" * 50 + b"\n"
SAID = "data/t.csv:3: a line of more than 40 bytes. Reading stops here. [oversized_line]"


@pytest.mark.parametrize("after", [b"", b"a\n", b"a,\xff,c\n", LONG])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_line_that_no_table_has_ends_the_reading(after: bytes, size: int) -> None:
    raw = b"id,name,note\na,b,c\n" + LONG + after
    findings, handed_on = read_in_chunks(raw, size=size, max_line=40)
    assert [str(problem) for problem in findings.problems] == [SAID]
    assert handed_on is None


@pytest.mark.parametrize("size", [1, 1000])
def test_a_byte_above_such_a_line_is_told_instead(size: int) -> None:
    raw = b"id,name,note\na,\xff,c\n" + LONG
    findings, _ = read_in_chunks(raw, size=size, max_line=40)
    assert [problem.rule for problem in findings.problems] == ["encoding"]


def test_a_line_without_an_end_is_not_read_on() -> None:
    reading = strict_csv.Reading("data/t.csv", COLUMNS, max_line=1 << 20)
    endless = itertools.repeat(b"x" * (1 << 16))
    assert list(reading.chunks(endless)) == []
    findings = Findings()
    assert not reading.finish(findings)
    assert [problem.rule for problem in findings.problems] == ["oversized_line"]
