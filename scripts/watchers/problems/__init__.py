"""What can be wrong, how much of it a report shows, and the errors that end a command."""
