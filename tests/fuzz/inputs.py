"""Strategies for hostile input, most of it made from right input by small changes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "", " ", "NA", "=1+1", "-", "\x00", "\x1b[31m", "\x9b31m", "\u202e", "\ufeff", "\u200b",
            "海康威视", "Hikvision", "<b>", "' OR 1=1", "../x", "a" * 5_000, "2017-13-01", "１２",
            "\ud800", "﷽", "e\u0301", "{0}", "%s", "\n", "\r\n", '"', ",", "|", "@name", "#1",
        ]
    ),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def changed_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """The content with parts of it deleted, repeated or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 30)))
        new = draw(st.binary(max_size=12) | TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass")))
        content = content[:start] + new + content[end:]
    return content


@st.composite
def changed_json(draw: st.DrawFn, content: bytes) -> bytes:
    """JSON in which one value is another one, one property is gone, or one more is there."""
    data = json.loads(content)
    place: Any = data
    for _ in range(draw(st.integers(0, 5))):
        children = list(place) if isinstance(place, dict) else range(len(place))
        inner = [key for key in children if isinstance(place[key], (dict, list)) and place[key]]
        if not inner:
            break
        place = place[draw(st.sampled_from(inner))]
    if isinstance(place, dict):
        key = draw(st.sampled_from(sorted(place)) | TEXTS)
        if draw(st.booleans()):
            place.pop(key, None)
        else:
            place[key] = draw(JSON)
    else:
        place[draw(st.integers(0, len(place) - 1))] = draw(JSON)
    return json.dumps(data).encode()
