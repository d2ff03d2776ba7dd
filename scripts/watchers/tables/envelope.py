"""What surrounds the text of a file: byte order mark, line ends, final newline and encoding."""

from __future__ import annotations

from watchers.problems.problem import Findings

MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def is_utf_16(raw: bytes) -> bool:
    """Whether so many bytes are zero that the text must be UTF-16."""
    return raw.count(0) * 4 > len(raw)


def strip_mark_and_line_ends(path: str, raw: bytes, findings: Findings) -> bytes:
    """The bytes without a mark, with LF alone and a newline at the end; adds what was not so."""
    if raw[:2] in UTF_16_MARKS:
        return raw
    if raw.startswith(MARK):
        findings.add(
            path,
            line=1,
            rule="byte_order_mark",
            message="begins with a byte order mark. Run: watchers tidy",
        )
        raw = raw.removeprefix(MARK)
    if b"\r" in raw:
        findings.add(
            path,
            line=_line(raw, raw.index(b"\r")),
            rule="line_end",
            message="a line ends with a carriage return. Run: watchers tidy",
        )
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not raw.endswith(b"\n"):
        findings.add(
            path,
            line=_line(raw, len(raw)),
            rule="no_final_newline",
            message="the file does not end with a newline. Run: watchers tidy",
        )
        raw += b"\n"
    return raw


def decode(path: str, raw: bytes, findings: Findings) -> str | None:
    """The text, or None if it is not UTF-8; then the fault is added."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        findings.add(
            path,
            line=_line(raw, error.start),
            rule="encoding",
            message=f"the byte 0x{raw[error.start]:02X} is not UTF-8. Save the file as UTF-8.",
        )
        return None


def _line(raw: bytes, offset: int) -> int:
    return raw.count(b"\n", 0, offset) + 1
