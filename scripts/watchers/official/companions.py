"""Files that belong to a list and are none: OFAC keeps aliases, addresses and long remarks apart.

Source: OFAC, Data Specification (dat_spec.txt) of 2023-09-25, for sdn.csv; its non-SDN files of the
same layout have names of their own.
"""

from __future__ import annotations

ALIASES = ("alt.csv", "cons_alt.csv")
ADDRESSES = ("add.csv", "cons_add.csv")
LONG_REMARKS = ("sdn_comments.csv", "cons_comments.csv")
"""The ends of remarks of more than 1,000 characters."""
COMPANIONS = frozenset({*ALIASES, *ADDRESSES, *LONG_REMARKS})
"""By their names, in small letters."""
