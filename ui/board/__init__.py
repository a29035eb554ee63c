"""The board: videos by stage."""
