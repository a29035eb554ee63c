"""Live-shopping events, before and while they are on."""
