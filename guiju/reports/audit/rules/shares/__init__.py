"""Rules on shares and means."""
