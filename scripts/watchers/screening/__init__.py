"""Screens names against the official lists: listings and owners on a day, as text and data."""
