"""Dates as precise as their source: what was so on a day (yes, no or unknown), and how such dates compare."""
