"""Takes a cell of a supplier file apart into the names and identifiers that it holds."""
