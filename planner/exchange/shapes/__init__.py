"""Finds every table in what other people's files hold, whatever its shape."""
