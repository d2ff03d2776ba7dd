"""What several layouts of one publisher have in common."""
