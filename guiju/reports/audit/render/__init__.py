"""Findings for people (text, a web page) and for machines (JSON lines, SARIF)."""
