"""Rules on wordings: left over, unclear, wrong terms, broken layout, personal data."""
