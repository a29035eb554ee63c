"""The page of creators."""
