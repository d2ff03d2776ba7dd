"""What a schema cannot say: rules across columns, rows, tables and the calendar, by family.

Every module here is a family; a rule is found by standing in one.
"""

import importlib
import pkgutil

from watchers.checks.rule import Rule
from watchers.checks.rules.registry import RULES

for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")

__all__ = ["RULES", "Rule"]
