"""Official lists of designated parties as their publishers offer them for download, read one entry at a time."""
