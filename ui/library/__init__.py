"""The library: hashtags and sounds as tables."""
