"""Jinja templates in which every value is text, whatever it holds.

Values are escaped by the template engine; characters that turn, hide or end text are shown by
their number (U+202E). A template that asks for what it was not given fails.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from watchers.text.escape import is_safe_link
from watchers.text.printable import escape_invisible

SHARED = "watchers.markup"
STYLE_FILE = "page.css"


@cache
def environment(package: str = SHARED) -> Environment:
    """The templates in the folder `templates` of `package`, and those that all pages share."""
    rooms = dict.fromkeys((package, SHARED))
    made = Environment(
        loader=ChoiceLoader([PackageLoader(room) for room in rooms]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        finalize=_visible,
    )
    made.globals.update(style=style, style_hash=style_hash)
    made.tests["safe_link"] = is_safe_link
    return made


def style() -> Markup:
    """The style sheet of all pages. It is our own file, so it is not escaped."""
    return Markup(style_text())  # noqa: S704


def style_text() -> str:
    return (files(SHARED) / STYLE_FILE).read_text("utf-8")


def style_hash() -> str:
    """What a Content-Security-Policy calls the style sheet if it stands within a page (CSP 3)."""
    digest = hashlib.sha256(style_text().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _visible(value: Any) -> Any:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return escape_invisible(value)
