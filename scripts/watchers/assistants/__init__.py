"""The record for assistants: what a Model Context Protocol server answers, and the server."""
