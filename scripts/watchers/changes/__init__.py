"""What changed between two packages: in the world, in what we know of it, and by our correction."""
