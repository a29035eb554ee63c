"""Dialogs that make files, and how these are laid out."""
