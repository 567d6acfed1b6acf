"""规矩: a county's rule-of-law work, and the proof of its figures."""
