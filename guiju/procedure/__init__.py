"""The closed loop: cases and their steps, limits and events; registers and their history."""
