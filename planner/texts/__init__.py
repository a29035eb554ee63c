"""Reads what people type; knows no calendar and no rule."""
