"""What was asked, how far each list was checked, and what the report rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchers.answers import words
from watchers.answers.answer import Said
from watchers.answers.answers import NOBODY
from watchers.screening.input_file import STANDARD_INPUT, shown
from watchers.screening.max_age import MAX_AGE
from watchers.screening.report.entries import Named
from watchers.text.plural import counted

if TYPE_CHECKING:
    from watchers.screening.receipt import Asked
    from watchers.screening.screen import Query, Screening

LIMITS = (
    "This report does not prove that a name is on no list, as the record is not a copy of the lists"
    " and matching may miss a name; nor who asked, or when it was written. A receipt (--receipt)"
    " can be recomputed later, a report cannot."
)


@dataclass(frozen=True)
class Detail:
    """Something to know of the report, such as the day asked."""

    label: str
    value: str
    is_code: bool = False
    """Whether the value is a version or hash."""


@dataclass(frozen=True)
class ListRow:
    """How far a list was checked, by what would be said of a party that never stood on it."""

    list: Named
    said: Said
    remark: str

    @property
    def answer(self) -> str:
        """What is said, in words."""
        return words.SAID[self.said]


def what_was_asked(screening: Screening, asked: Asked | None) -> Iterator[Detail]:
    """The names, the day and the options; `asked` is None if the names can be read only once."""
    query = screening.query
    yield Detail("Names", _names(query))
    yield _hash(asked)
    if screening.file and screening.file.header.is_in_file:
        header = screening.file.header
        yield Detail("Column", header.columns[header.position])
    day = "" if query.day else ", the day of the package's release"
    yield Detail("Day", f"{screening.proof.asked_on}{day}")
    yield from _options(query)
    if screening.decisions:
        yield Detail("Decisions, SHA-256", screening.decisions.sha256, is_code=True)


def _names(query: Query) -> str:
    if query.file is None:
        return f"{counted(len(query.names), 'name')} given as arguments"
    return shown(query.file) if query.file == STANDARD_INPUT else query.file.name


def _hash(asked: Asked | None) -> Detail:
    label = "SHA-256 of the names"
    if asked is None:
        return Detail(label, "unknown, as the input could be read only once")
    if asked.input_name is None:
        return Detail(f"{label}, each followed by a NUL", asked.input_sha256, is_code=True)
    return Detail("SHA-256 of the file", asked.input_sha256, is_code=True)


COMPARED = {"id": "identifiers", "country": "countries", "address": "addresses"}
"""What a column that is compared holds, by field of ContextColumns."""


def _options(query: Query) -> Iterator[Detail]:
    for field in query.context_columns.named:
        column = getattr(query.context_columns, field)
        yield Detail(f"Column of {COMPARED[field]} (--{field})", column)
    if query.sheet is not None:
        yield Detail("Sheet", query.sheet)
    if query.encoding is not None:
        yield Detail("Encoding", query.encoding)
    if query.owned_from is not None:
        yield Detail("What if lists reached owned parties from", f"{query.owned_from:g} %")
    if query.max_age != MAX_AGE:
        yield Detail("A check may be older than the day by", counted(query.max_age, "day"))
    if query.fail_on is not None:
        yield Detail("Verdicts that count (--fail-on)", ", ".join(sorted(query.fail_on)))


def lists_checked(screening: Screening) -> Iterator[ListRow]:
    """One row for each list, once the results have been read."""
    answers = screening.answers
    if answers is None:
        return
    for answer in answers.on_all_lists(NOBODY, day=screening.proof.asked_on):
        yield ListRow(
            Named(answers.record.name("lists", answer.list_id), answer.list_id),
            said=answer.said,
            remark=words.reasons_text(answer.reasons),
        )


def unchecked(rows: list[ListRow]) -> Iterator[str]:
    """The lists that could be checked for nobody, as a note."""
    ids = [row.list.id for row in rows if row.said is Said.NOT_CHECKED]
    if ids:
        yield f"{words.SAID[Said.NOT_CHECKED]}: {', '.join(ids)}"


def rests_on(screening: Screening) -> Iterator[Detail]:
    """The package that answered."""
    yield Detail("Version", screening.proof.package_version, is_code=True)
    yield Detail("Created", screening.package.created)
    yield Detail("Content hash (SHA-256)", screening.proof.content_hash, is_code=True)
