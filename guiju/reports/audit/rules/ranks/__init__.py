"""Rules on ranks: who is first, largest, least."""
