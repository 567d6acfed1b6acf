"""Pairs of sentences: what is told again, aims, years, names."""

AGAIN: list[tuple[str, str, str]] = []
