"""The lake: records as immutable, content-addressed snapshots."""
