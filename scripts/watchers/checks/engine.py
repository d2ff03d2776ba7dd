"""The engines that can hold the tables while they are checked."""

from enum import StrEnum


class Engine(StrEnum):
    """Where the tables are held."""

    AUTO = "auto"
    """In memory if they are small, else in DuckDB if that is installed."""
    MEMORY = "memory"
    DUCKDB = "duckdb"
    SPARK = "spark"
