"""Accounts of the small package, and the text of their lines."""

from watchers.package.descriptor import read_package
from watchers.profile.account import account


def shown(package, row_id, *, day=""):
    opened, _ = read_package(package)
    return account(opened, row_id, day=day)


def texts(shown, heading):
    return [marked.line.text for marked in shown.sections.get(heading, [])]
