"""The today page: what is due, what to film next, what was missed."""
