"""The hashtags and sounds that a calendar knows."""
