"""Rules on units and sizes."""
