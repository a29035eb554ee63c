"""The review page: one video at a time before filming, by keyboard."""
