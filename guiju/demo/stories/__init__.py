"""Stories: what happens in a year, one module a line of work. Each tells as many of each kind as the plan says."""
