"""Rules on aims: below what was reached, missed, not adding up, pointing the wrong way."""
