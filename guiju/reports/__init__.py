"""Reports: read anybody's, audit them, write our own."""
