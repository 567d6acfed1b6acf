"""Rules on years, periods and dates."""
