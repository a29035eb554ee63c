"""The page of live events, and the view that the host sees while one is on."""
