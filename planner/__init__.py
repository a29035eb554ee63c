"""What Hookline does: edits, queries, checks, reminders and files in and out, with no window in sight."""
