"""Feeds of the site: what changed in the world, and what we corrected."""
