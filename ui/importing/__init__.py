"""The import page: which tables and columns come in, what can't be read, what changed, the month of it."""
