"""What runs in the browser: the search, the days, and the data that they look things up in."""
