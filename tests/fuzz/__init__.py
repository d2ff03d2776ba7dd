"""Fuzzing: hostile packages, files and names through the commands, for as long as is asked."""
