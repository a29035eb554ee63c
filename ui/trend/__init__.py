"""The page of trend checks."""
