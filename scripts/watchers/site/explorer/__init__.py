"""The network of the whole record that a reader opens: ties, their places, and the data file."""
