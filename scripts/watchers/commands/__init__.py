"""One module per command of `watchers`; each holds its options and prints what library functions return."""
