"""The page of filming days and their call sheets."""
