"""The shop: products, what they cost and earn, their stock, their listing, and whether a short video sells them."""
