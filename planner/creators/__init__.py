"""Creators: found, looked at, agreed with, sent samples, and what may be done with their videos."""
