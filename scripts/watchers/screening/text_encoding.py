"""Which encoding the text of a file is in: said by a mark, told for certain, or given by its user.

Nothing is guessed: where the bytes can be read in two ways, the user has to say which is meant.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The byte order marks; that of UTF-32 begins like that of UTF-16, so it comes first."""
OLDER = (
    *("gb18030", "big5", "cp932", "cp949"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257"),
)
"""Encodings without a mark in which files of names are met, besides UTF-8."""
WITHOUT_LETTERS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Codecs of Python that read text, but which no program writes tables in."""
CHUNK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 13
"""How much of the lines that are not ASCII is looked at; more makes nothing more certain."""
STEPS = SAMPLE_BYTES // 512
ASCII = bytes(range(128))


class UnknownEncoding(Exception):
    """The encoding cannot be told, or has no such name; the message says what to do."""


def codec_named(name: str) -> str:
    """The codec for the encoding that a user names. Raises UnknownEncoding if there is none."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        found = None
    is_text = found is not None and getattr(found, "_is_text_encoding", False)
    if found is None or not is_text or found.name in WITHOUT_LETTERS:
        raise UnknownEncoding("is not an encoding; try gb18030, cp1252 or utf-16")
    return "utf-8-sig" if found.name == "utf-8" else found.name


def recognised(content: BinaryIO) -> str:
    """The codec that reads the whole content. Raises UnknownEncoding if it is not certain."""
    beginning = content.read(CHUNK_BYTES)
    for mark, codec in MARKS.items():
        if beginning.startswith(mark):
            return codec
    if b"\0" in beginning:
        return _utf_16_without_mark(beginning)
    seen = _Seen()
    seen.add(beginning)
    while chunk := content.read(CHUNK_BYTES):
        seen.add(chunk)
    return "utf-8" if seen.is_utf_8() else seen.older()


def _utf_16_without_mark(beginning: bytes) -> str:
    """UTF-16 if letters of ASCII are there, each with a NUL on the same side."""
    even, odd = beginning[::2].count(0), beginning[1::2].count(0)
    enough = len(beginning) // 8
    for codec, nul, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nul > enough and not other:
            return codec
    raise UnknownEncoding("holds NUL, as binary files do; CSV, Excel and Parquet files are read")


class _Seen:
    """What tells an encoding, gathered while the content passes by."""

    def __init__(self) -> None:
        self._utf_8 = codecs.getincrementaldecoder("utf-8")()
        self._fault: int | None = None
        """The first byte that is not UTF-8."""
        self._sample = b""
        self._bytes: set[int] = set()
        """All that are not ASCII."""
        self._is_first = True

    def add(self, chunk: bytes) -> None:
        if not chunk.isascii():
            self._bytes.update(chunk.translate(None, ASCII))
            self._add_sample(chunk)
        self._is_first = False
        if self._fault is None:
            self._decode(chunk, final=False)

    def _decode(self, chunk: bytes, *, final: bool) -> None:
        try:
            self._utf_8.decode(chunk, final)
        except UnicodeDecodeError as error:
            self._fault = error.object[error.start]

    def _add_sample(self, chunk: bytes) -> None:
        """Lines that are not ASCII; one that began in an earlier chunk may begin amid a letter."""
        for line in chunk.splitlines(keepends=True)[0 if self._is_first else 1 :]:
            if len(self._sample) >= SAMPLE_BYTES:
                return
            if not line.isascii():
                self._sample += line[:SAMPLE_BYTES]

    def is_utf_8(self) -> bool:
        if self._fault is None:
            self._decode(b"", final=True)
        return self._fault is None

    def older(self) -> str:
        from charset_normalizer import from_bytes

        readings = from_bytes(self._sample, steps=STEPS, chunk_size=512, cp_isolation=list(OLDER))
        alike = readings[0].could_be_from_charset if len(readings) == 1 else []
        if not alike or len(alike) > 1 and not self._is_read_alike(alike):
            raise UnknownEncoding(
                "is not UTF-8, and what it is instead is not certain; name its encoding with"
                f" --encoding, such as gb18030 or cp1252 (byte {self._fault:#04x})"
            )
        return "cp1252" if "cp1252" in alike else alike[0]

    def _is_read_alike(self, codecs_alike: list[str]) -> bool:
        """Whether these code pages read each byte of the whole content as the same letter."""
        content = bytes(sorted(self._bytes))
        return len({content.decode(codec, "replace") for codec in codecs_alike}) == 1
