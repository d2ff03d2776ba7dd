"""How the record differs from an official list: parties missing here or there, and other values."""
