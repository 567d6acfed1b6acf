"""Ingest: a file that somebody sent becomes a batch: read, checked, quarantined in part, landed, reconciled."""
