"""Videos: their fields, and what is made of them and with them."""
