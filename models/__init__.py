"""What Hookline remembers: the tables and the calendar file, no verbs."""
