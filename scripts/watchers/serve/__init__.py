"""The record on this machine over HTTP: its site, its answers as JSON, and OpenRefine."""
