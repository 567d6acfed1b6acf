"""Rules that hold several reports against each other."""
