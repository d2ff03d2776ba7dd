"""A page as of a day tells what the command tells, and the address keeps the day."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from support.site import handed_over
from support.site_browser import opened
from watchers.answers.answer_tables import PARTIES
from watchers.profile.account import Mark, account_of
from watchers.profile.sections import Heading
from watchers.profile.subject import Subject
from watchers.site.browser.day_answers import answers_of_any, own_answers, own_answers_path
from watchers.site.edition import Edition

pytestmark = pytest.mark.browser

PARTY_COUNT, DAY_COUNT = 25, 8
ON = """
([own, asked]) => asked.map(([party, day]) => {
  watchers.standing.takeOwn(...own[party]);
  return Object.fromEntries(watchers.standing.on(day).map(one => [one.list, one.answer]));
})
"""

WORDS = "[aria-labelledby=words]"
"""The section whose lines each tell several passages of one document."""


def days_of(edition: Edition, draw: random.Random) -> list[str]:
    """Days on which an answer changes, and some of any year, up to the release."""
    firsts = {
        period.first
        for list_id in edition.answers.list_ids
        for period in edition.answers.periods("hikvision", list_id).all
        if period.first
    }
    others = [f"{draw.randint(2008, 2026)}-{draw.randint(1, 12):02}-15" for _ in range(20)]
    return [day for day in [*sorted(firsts), *others] if day <= edition.package.created]


def test_answers_of_any_day_are_those_of_the_command(
    page: Any, record_site: Path, record_edition: Edition
) -> None:
    draw = random.Random(7)
    known = [
        (table, party_id)
        for table in PARTIES
        for party_id in draw.sample(sorted(record_edition.record.by_id[table]), 60)
        if own_answers_path(record_edition, table, party_id)
    ]
    parties = [("entities", "hikvision"), *known][:PARTY_COUNT]
    days = days_of(record_edition, draw)
    asked = [(party_id, day) for _, party_id in parties for day in draw.sample(days, DAY_COUNT)]
    opened(page, (record_site / "entities" / "hikvision.html").as_uri())
    own = {
        party_id: handed_over(own_answers(record_edition, table, party_id))
        for table, party_id in parties
    }
    assert len(asked) >= 200
    for (party_id, day), told in zip(asked, page.evaluate(ON, [own, asked]), strict=True):
        answers = record_edition.answers.on_all_lists(party_id, day=day)
        assert told == {answer.list_id: answer.said.value for answer in answers}, (party_id, day)


def test_parties_without_periods_of_their_own_are_told_what_holds_for_all(
    page: Any, record_site: Path, record_edition: Edition
) -> None:
    (shared,) = handed_over(answers_of_any(record_edition))
    opened(page, (record_site / "entities" / "hikvision.html").as_uri())
    (told,) = page.evaluate(ON, [{"nobody": [{}, []]}, [["nobody", "2021-03-01"]]])
    answers = record_edition.answers.on_all_lists("", day="2021-03-01")
    assert told == {answer.list_id: answer.said.value for answer in answers}
    assert set(shared["others"]) == set(told)


def test_the_page_shows_the_words_of_the_command(
    page: Any, record_site: Path, record_edition: Edition
) -> None:
    address = (record_site / "entities" / "hikvision.html").as_uri()
    row = record_edition.record.get("entities", "hikvision")
    subject = Subject(record_edition.record, "entities", row, shared_answers=record_edition.answers)
    for day in ("2019-10-07", "2019-10-09", "2021-06-01", "2023-05-01", "2025-10-01"):
        lines = account_of(subject, day=day).sections[Heading.STANDING]
        opened(page, f"{address}?on={day}")
        shown = page.locator(".on-the-day strong.listed").count()
        assert shown == sum(line.line.tone == "listed" for line in lines)
        text = page.locator(".on-the-day").inner_text()
        for marked in lines:
            if marked.line.tone == "listed":
                words = [piece for piece in marked.line.text if isinstance(piece, str)]
                assert all(piece.strip() in text for piece in words), (day, words)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2017-06-30", marks=pytest.mark.slow),
        "2021-03-01",
        pytest.param("2026-01-01", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize(
    ("table", "row_id"),
    [
        ("officials", "chen-quanguo"),
        ("entities", "ezviz"),
        ("contracts", "hikvision-moyu-social-control"),
        ("places", "pishan-county"),
    ],
)
def test_lines_are_marked_as_the_command_marks_them(
    page: Any, record_site: Path, record_edition: Edition, table: str, row_id: str, day: str
) -> None:
    row = record_edition.record.get(table, row_id)
    subject = Subject(record_edition.record, table, row, shared_answers=record_edition.answers)
    account = account_of(subject, day=day)
    marks = [
        mark
        for heading, lines in account.sections.items()
        for marked in lines
        for mark in marked.marks
        if heading not in (Heading.STANDING, Heading.WORDS)
    ]
    count: Counter[str] = Counter()
    for sheet in (record_site / table).glob(f"{row_id}*.html"):
        opened(page, f"{sheet.as_uri()}?on={day}")
        for name in (".not-begun", ".over", ".uncertain", ".later-source:not(.over)"):
            count[name] += page.locator(f"main section:not(.standing, {WORDS}) {name}").count()
    assert count[".not-begun"] + count[".over"] == account.left_out
    assert count[".uncertain"] == marks.count(Mark.UNCERTAIN)
    assert count[".later-source:not(.over)"] == marks.count(Mark.LATER_SOURCE)


def test_lines_are_over_hidden_or_told_by_a_later_source(page: Any, record_site: Path) -> None:
    contract = (record_site / "contracts" / "hikvision-luopu-public-security.html").as_uri()
    opened(page, f"{contract}?on=2014-01-01")
    assert "had not begun by then" in page.locator(".day-status").inner_text()
    assert page.locator(".not-begun").count() > 0
    assert not [one for one in page.locator(".not-begun").all() if one.is_visible()]
    party = (record_site / "entities" / "hikvision.html").as_uri()
    opened(page, f"{party}?on=2025-01-01")
    contracts = page.locator("section[aria-labelledby=contracts] .line.over")
    assert contracts.count() >= 5
    assert "[over by then]" in contracts.first.inner_text()
    assert page.locator("section[aria-labelledby=contracts] .not-begun").count() == 0


def test_a_drawing_says_that_it_shows_all_days(page: Any, record_site: Path) -> None:
    address = (record_site / "entities" / "ezviz.html").as_uri()
    opened(page, f"{address}?on=2021-03-01")
    assert page.locator("section", has=page.locator(".drawing")).count() > 0
    assert page.get_by_text("The drawing shows all days.").count() > 0
    opened(page, address)
    assert page.get_by_text("The drawing shows all days.").count() == 0


def test_an_event_of_a_later_day_says_so(page: Any, small_server: str) -> None:
    opened(page, f"{small_server}/events/first-listing.html?on=2001-01-01")
    assert "nothing of this had happened by then" in page.locator(".day-status").inner_text()


def test_what_became_of_a_claim_is_told_as_of_the_release(page: Any, small_server: str) -> None:
    opened(page, f"{small_server}/entities/camera-maker.html?on=2025-01-01")
    details = page.locator("[data-of-release]").all_inner_texts()
    assert details and all("[as known on 2026-01-31]" in detail for detail in details)
    opened(page, f"{small_server}/entities/camera-maker.html")
    assert not page.locator("[data-of-release] .mark").count()
