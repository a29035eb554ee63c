"""The page of checks: everything that is wrong in a stretch of the calendar."""
