"""Pairs of sentences: shares, means, growth."""

SHARES: list[tuple[str, str, str]] = []
