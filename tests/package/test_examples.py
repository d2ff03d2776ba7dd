"""The example of a column is a cell that the column takes."""

import pytest

from watchers.package.examples import example_fault
from watchers.package.vocabulary import EDTF


@pytest.mark.parametrize(
    ("field", "example", "fault"),
    [
        ({"type": "number"}, "a great many", "is no number"),
        ({"type": "number"}, 58000000000, ""),
        ({"type": "number", "constraints": {"minimum": 1}}, 0, "breaks minimum"),
        ({"type": "number", "constraints": {"exclusiveMinimum": 0}}, 0, "breaks exclusiveMinimum"),
        ({"type": "number", "constraints": {"maximum": 100}}, 100, ""),
        ({"type": "year"}, 2017, ""),
        ({"type": "date"}, "2017-4-1", "is no date"),
        ({"type": "string", "rdfType": EDTF}, "2017-02-30", "is no partial date"),
        ({"type": "string", "format": "uri"}, "example.org", "is no address"),
        ({"type": "string", "constraints": {"enum": ["CNY"]}}, "USD", "breaks enum"),
        ({"type": "string", "constraints": {"required": True, "unique": True}}, "any", ""),
    ],
)
def test_example_is_checked_like_a_cell(field, example, fault):
    found = example_fault({**field, "example": example})
    assert fault in found if fault else not found
