"""Making videos: by a line, from a template, every week, out of the clipboard."""
