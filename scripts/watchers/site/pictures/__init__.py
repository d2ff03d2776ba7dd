"""Pictures of the site: the life of a party and its ties, as SVG."""
