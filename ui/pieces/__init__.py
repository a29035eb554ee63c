"""Pieces that several screens show and that know what a video, a live event or a reminder is."""
