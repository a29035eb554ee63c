"""The import page: columns, a preview and what can not be read."""
