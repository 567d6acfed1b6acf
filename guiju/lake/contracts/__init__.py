"""Contracts: what a dataset that others send must look like, as data that a lawyer and a clerk can read."""
