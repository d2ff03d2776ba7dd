"""An account as Markdown, whose cells are text whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.account import Account, Mark, MarkedLine
from watchers.profile.format import Detail, words
from watchers.profile.sentence import Mention, Piece, Sentence
from watchers.profile.timeline import Timeline
from watchers.profile.view import TABLE_NAMES, View, cited, closing_lines, legend, parts
from watchers.tables.citations import Citation
from watchers.text.escape import code, markdown


def as_markdown(account: Account, view: View) -> str:
    """The account with its sections, or with the timeline if the view has one."""
    day = f", as of {account.day}" if account.day else ""
    what = f"{TABLE_NAMES[account.table]} {code(account.row_id)}{day}"
    blocks = [f"# {markdown(account.name)}", what]
    if view.timeline:
        blocks += _steps(account, view.timeline)
    else:
        blocks += _sections(account, view)
    blocks += [markdown(f"{told[:1].upper()}{told[1:]}.") for told in closing_lines(account, view)]
    package = account.package
    release = f"Watchers {package.version} of {package.created}"
    blocks.append(f"{release}, sha256 {code(package.content_hash())}")
    return "\n\n".join(blocks)


def _sections(account: Account, view: View) -> Iterator[str]:
    shown = parts(account, view, is_whole=True)
    for part in shown:
        yield f"## {markdown(part.heading)}"
        yield "\n".join(_told(marked) for marked in part.lines)
    meanings = legend(shown)
    if meanings:
        yield "## What the words mean"
        yield "\n".join(f"- {markdown(words(word))}: {text}" for word, text in meanings.items())
    yield from _sources(cited(account, shown))


def _sources(documents: list[Citation]) -> Iterator[str]:
    if documents:
        yield "## Sources"
        yield "\n".join(f"- {code(one.source_id)} {markdown(one.text)}" for one in documents)


def _steps(account: Account, timeline: Timeline) -> Iterator[str]:
    yield "\n".join(
        f"- {step.date} {_words(step.text)} {code(step.source_id)}{_marks(step.marks)}"
        for step in timeline.steps
    )
    if timeline.undated:
        yield "## Without a date"
        yield "\n".join(
            f"- {_words(marked.line.text)} {code(marked.line.source_id)}{_marks(marked.marks)}"
            for marked in timeline.undated
        )
    ids = {step.source_id for step in timeline.steps}
    ids |= {marked.line.source_id for marked in timeline.undated}
    yield from _sources([one for key, one in account.sources.items() if key in ids])


def _told(marked: MarkedLine) -> str:
    source = f" {code(marked.line.source_id)}" if marked.line.source_id else ""
    lead = f"**{markdown(marked.line.lead)}**" if marked.line.lead else ""
    lines = [f"- {lead}{_words(marked.line.text)}{source}{_marks(marked.marks)}"]
    return "\n".join([*lines, *(f"  - {_detail(detail)}" for detail in marked.line.details)])


def _marks(marks: tuple[Mark, ...]) -> str:
    return f" *({'; '.join(marks)})*" if marks else ""


def _detail(detail: Detail) -> str:
    text = f"“{_words(detail.text)}”" if detail.is_quote else _words(detail.text)
    return f"{markdown(detail.label)}: {text}" if detail.label else text


def _words(text: Sentence) -> str:
    return "".join(map(_piece, text))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Mention):
        label = "" if piece.label == piece.row_id else f"{markdown(piece.label)} "
        return f"{label}{code(piece.row_id)}"
    before, after = _edges(piece)
    return f"{before}{markdown(piece)}{after}"


def _edges(text: str) -> tuple[str, str]:
    """The spaces around a part of a sentence, which `markdown` takes away."""
    return " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
