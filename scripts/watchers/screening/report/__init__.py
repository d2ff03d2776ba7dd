"""A screening as one document for the file of a case, in Markdown or HTML."""
