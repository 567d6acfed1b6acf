"""Rules on names of places, bodies and people."""
