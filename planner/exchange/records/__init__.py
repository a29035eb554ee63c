"""Reads the products and creators that other programs and own sheets list, and brings them into a calendar."""
