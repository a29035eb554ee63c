"""What you see: the windows, and nothing else."""
