"""Where a package is, and what its descriptor and schemas say."""
