"""The pages, one module for each thing that officials do."""
