"""The lines of work: one folder each."""
