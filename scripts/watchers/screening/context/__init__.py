"""What a file says beside a name (identifier, country, address), compared with the record."""
