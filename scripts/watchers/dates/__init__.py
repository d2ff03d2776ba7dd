"""Dates as precise as their source: what was true on a day, and how such dates compare."""
