"""Measurements and scaled copies of the record; not part of what is installed."""
