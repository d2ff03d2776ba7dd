"""`watchers doubles`: parties whose names are the same or nearly."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watchers.commands.options import opened_package
from watchers.commands.output_options import emit, format_option, output_option
from watchers.text.escape import csv_cell
from watchers.text.plural import counted

if TYPE_CHECKING:
    from watchers.matching.doubles import Pair

COLUMNS = ["score", "id", "name", "other_id", "other_name", "differs_by", "link"]


def _rows(pairs: list[Pair]) -> list[list[str]]:
    return [
        [
            f"{pair.score:.2f}",
            pair.party.party_id,
            pair.name,
            pair.other.party.party_id,
            pair.other.indexed.name,
            pair.other.method,
            pair.link,
        ]
        for pair in pairs
    ]


def _text(pairs: list[Pair]) -> str:
    lines = [f"{counted(len(pairs), 'pair')} of parties with like names, likest first"]
    for score, one, name, other, other_name, how, link in _rows(pairs):
        known = f"; linked by {link}" if link else ""
        lines += ["", f"{score}  {one} / {other}", f"      {name} / {other_name} ({how}{known})"]
    return "\n".join(lines)


def _csv(pairs: list[Pair]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([COLUMNS, *(map(csv_cell, row) for row in _rows(pairs))])
    return file.getvalue().rstrip("\n")


WRITERS: dict[str, Callable[[list[Pair]], str]] = {"text": _text, "csv": _csv}


@click.command("doubles")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="The least score of a pair, from 0 to 1.",
)
@click.option("--all", "show_all", is_flag=True, help="Also pairs that the record links.")
@format_option(WRITERS)
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    at_least: float,
    show_all: bool,
    writer: Callable[[list[Pair]], str],
    output: Path | None,
) -> None:
    """List parties with the same name, or nearly.

    Each pair may be one party that was entered twice, or two that are easily taken for each other.
    Pairs of which one owns or replaced the other are left out.

    \b
    Example: watchers doubles --at-least 0.9
    """
    from watchers.matching.doubles import doubles
    from watchers.tables.rows import Record

    pairs = doubles(Record(opened_package(ctx)))
    chosen = [pair for pair in pairs if pair.score >= at_least and (show_all or not pair.link)]
    emit(writer(chosen), output)
