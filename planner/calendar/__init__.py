"""The open calendar: its one door, what it remembers of each change, and its file."""
