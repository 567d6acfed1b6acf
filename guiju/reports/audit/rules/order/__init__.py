"""Rules on numbering, ranges and lists."""
