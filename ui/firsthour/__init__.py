"""The page of the first hour after a post."""
