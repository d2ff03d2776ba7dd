"""Runs the command: python -m watchers."""

from watchers.cli import cli

cli(prog_name="watchers")
