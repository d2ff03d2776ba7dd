"""What changed from one package to another: in the world, in what we know of it, and by our correction."""
