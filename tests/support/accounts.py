"""Accounts of the small package, and the text of their lines."""

from watchers.package.descriptor import read_package
from watchers.profile.account import account


def shown(package, asked, *, day=""):
    opened, _ = read_package(package)
    return account(opened, asked, day=day)


def texts(shown, heading):
    return [marked.line.plain for marked in shown.sections.get(heading, [])]
