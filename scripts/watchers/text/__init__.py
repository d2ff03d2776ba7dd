"""Text made safe to show, wrapped and counted, and the known word that a misspelt one means."""
