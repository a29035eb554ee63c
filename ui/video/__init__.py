"""The video page: the form, the phone preview and the checks."""
