"""The functions of the package, as `import watchers` offers them; nothing heavy until called."""
