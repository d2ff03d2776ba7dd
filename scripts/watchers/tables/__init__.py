"""A package's files, read strictly, as tables and as rows."""
