"""Text made safe to show, cut to size, and the nearest known word for a misspelt one."""
