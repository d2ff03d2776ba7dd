"""Evidence: whether the words of a document hold the value of a cell."""
