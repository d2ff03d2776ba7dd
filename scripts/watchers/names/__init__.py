"""What a name is made of: its script, words, legal form and distinctive part."""
