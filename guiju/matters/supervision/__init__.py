"""法治督察与专项整治: rounds of supervision and campaigns, and what they found."""
