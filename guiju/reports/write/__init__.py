"""From facts to a report: a text whose slots name indicators, never numbers."""
