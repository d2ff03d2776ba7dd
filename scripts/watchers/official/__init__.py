"""Official lists of designated parties as publishers offer them for download, entry by entry."""
