"""The API: the same cases, steps, papers and registers as the workbench, for programs. Described by its own OpenAPI."""
