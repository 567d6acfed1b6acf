"""Tests of the line of work."""
