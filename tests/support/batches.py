"""Names to ask as Arrow data, in two scripts, and whom to ask: the record itself."""

from __future__ import annotations

import pyarrow as pa

import watchers

DAY = "2025-06-01"
SOME = pa.record_batch({"name": ["Camera Maker", "Nobody at All GmbH"]})
"""A listed name of the small package, and one that it does not have."""
ODD = (
    *("-", "n/a", "", "  ", None, " Hikvision ", "=2+5", "002415", "M\ufffdller Optik", "Face++"),
    *("Hikvision / 浙江大华技术股份有限公司", "Public Security Bureau", "喀什公安局", "Uniwiew"),
    *("海康威視", "Acme Bakery", "9.13E+17", "ДАХУА", "Hangzhou", "ลำพูน", "\u202eDahua", "C1"),
)
"""Cells that hold no name, several, a number, damage, or a name that only could be meant."""


def names_to_ask(count: int = 300) -> pa.Table:
    """So many numbered names: the odd ones, then names of the record, of which some have a slip."""
    recorded = watchers.load()["names"]["name"].sort_values().tolist()
    picked = recorded[:: len(recorded) // (count - len(ODD))]
    slipped = [name if place % 3 else name[:-2] + name[-1:] for place, name in enumerate(picked)]
    names = [*ODD, *slipped][:count]
    assert len(names) == count
    return pa.table({"no": range(count), "supplier": names})
