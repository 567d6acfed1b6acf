"""Rules on one thing told twice in a report."""
