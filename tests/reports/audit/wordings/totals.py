"""Pairs of sentences: what makes a total, what is left, what lists hold."""

TOTALS: list[tuple[str, str, str]] = []
