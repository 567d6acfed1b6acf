"""Rules on what is said of all, of none, of each."""
