"""The ways that whoever writes rules does not read until the rules are done."""
