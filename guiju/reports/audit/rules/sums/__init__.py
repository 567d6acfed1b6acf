"""Rules on totals and their parts."""
