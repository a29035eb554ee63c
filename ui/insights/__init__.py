"""The page of what worked: numbers of what was posted, what they say, and the files they came from."""
