"""The record as linked data: its rows as nodes of a graph (JSON-LD 1.1, schema.org, DCAT 3)."""
