"""The ways that whoever writes rules may read."""
