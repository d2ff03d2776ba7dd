"""The record as a static site: pages, pictures and feeds that need no server."""
