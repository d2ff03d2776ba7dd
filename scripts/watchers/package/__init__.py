"""Where a package lies, and what its descriptor and schemas say."""
