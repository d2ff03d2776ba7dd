"""`watchers reconcile` as a user runs it."""

from click.testing import CliRunner

from watchers.cli import cli


def run(package, *arguments):
    return CliRunner().invoke(cli, ["--package", str(package), "reconcile", *map(str, arguments)])
