"""Each kind of page of the site: what it tells, block by block."""
