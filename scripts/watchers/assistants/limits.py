"""How much one call may ask for, and how long an answer is before the rest of it is left off."""

MAX_NAMES = 25
"""Names of a call of `listed`; whole files are for `watchers listed --file`."""
MAX_NAME_CHARACTERS = 300
"""Of a name, an id or a title that is asked; none in the record is as long."""
MAX_CHARACTERS = 24_000
"""Of the items of an answer as JSON, with their sources; what is longer comes in parts."""
