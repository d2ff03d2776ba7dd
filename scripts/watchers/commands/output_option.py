"""What a command made, printed or written to the file that its option `--output` names."""

from __future__ import annotations

from pathlib import Path

import click


def show(made: str, output: Path | None) -> None:
    """Prints the text, or writes it to the file, which is there whole or not at all."""
    if output is None:
        click.echo(made)
        return
    from watchers.files.atomic import whole_file

    with whole_file(output.absolute()) as new:
        new.write_text(f"{made}\n", encoding="utf-8", newline="\n")
    click.echo(f"wrote {output}")
