"""What is said of a call that cannot be answered."""


class Refused(Exception):
    """The call cannot be answered; the message says why, and what could be asked instead."""
