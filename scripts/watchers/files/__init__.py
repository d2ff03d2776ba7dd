"""Writing files whole or not at all, and opening packed ones."""
