"""One module per command of `watchers`: options in, printed results and exit status out."""
