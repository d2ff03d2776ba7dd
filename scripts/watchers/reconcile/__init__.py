"""How the record differs from an official list: what it lacks, what differs, and what only it has."""
