"""Results: numbers from the platform, joined with what was planned."""
