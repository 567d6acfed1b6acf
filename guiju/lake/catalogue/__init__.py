"""The data catalogue: which data there are, whose, how good and fresh, what comes of them, who uses them."""
