"""What falls due, when, and how it comes again."""
