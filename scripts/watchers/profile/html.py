"""An account as one readable page of HTML, which loads nothing."""

from __future__ import annotations

from watchers.markup.environment import environment
from watchers.profile.account import Account
from watchers.profile.sentence import Mention
from watchers.profile.view import TABLE_NAMES, View, closing_lines, legend, parts


def as_html(account: Account, view: View) -> str:
    """The account with its sections, or with the timeline if the view has one."""
    shown = [] if view.timeline else parts(account, view, is_whole=True)
    page = environment("watchers.profile").get_template("account.html")
    return page.render(
        account=account,
        what=TABLE_NAMES[account.table],
        parts=shown,
        steps=view.timeline,
        legend=legend(shown),
        closing=closing_lines(account, view),
        address=_nowhere,
    ).rstrip("\n")


def _nowhere(mention: Mention) -> str:
    """A page by itself has no pages to link to: rows are named by their ids."""
    return ""
