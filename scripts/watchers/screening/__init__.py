"""Whether names stood on official lists on a day: their listings, their owners, and the answers in each format."""
