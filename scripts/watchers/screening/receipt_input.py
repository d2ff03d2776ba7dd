"""What was asked, as a receipt keeps it: the hash of the input, and the options."""

from __future__ import annotations

import hashlib
from pathlib import Path

from watchers.screening.receipt import Asked
from watchers.screening.screen import Screening
from watchers.screening.unreadable import UnreadableFile

CHUNK_BYTES = 1 << 20
OPTIONS = (
    *("column", "id_column", "country_column", "address_column"),
    *("sheet", "encoding", "owned_from"),
)
"""The fields of a Query on which its answers depend, besides the names and the day."""


def asked_of(screening: Screening, *, with_names: bool = False) -> Asked:
    """What a screening asks.

    Raises UnreadableFile if the names come from what can be read only once, such as a pipe.
    """
    query, decisions = screening.query, screening.decisions
    return Asked(
        input_name=query.file.name if query.file else None,
        input_sha256=hash_of_file(query.file) if query.file else hash_of_arguments(query.names),
        day=screening.proof.asked_on,
        options={name: getattr(query, name) for name in OPTIONS},
        decisions_sha256=decisions.sha256 if decisions else None,
        with_names=with_names,
    )


def check_unchanged(screening: Screening, asked: Asked) -> None:
    """Raises UnreadableFile if the file of names is another than when its hash was made."""
    file = screening.query.file
    if file and hash_of_file(file) != asked.input_sha256:
        raise UnreadableFile(f"{file} was changed while it was read; try again")


def hash_of_file(path: Path) -> str:
    """SHA-256 of the bytes of a file, packed or not."""
    if not path.is_file():
        raise UnreadableFile(
            f"{path} can be read only once, and a receipt needs its hash; save the names in a file"
        )
    made = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            made.update(chunk)
    return made.hexdigest()


def hash_of_arguments(names: tuple[str, ...]) -> str:
    """SHA-256 of the names, each followed by a NUL, as `printf '%s\\0' NAME…` prints them."""
    return hashlib.sha256("".join(f"{name.strip()}\0" for name in names).encode()).hexdigest()
