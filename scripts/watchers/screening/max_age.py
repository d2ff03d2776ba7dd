"""How old a check may be. It stands alone, so that the help of the command loads nothing else."""

MAX_AGE = 30
"""Days before the day asked; a list that was checked within them counts as checked."""
