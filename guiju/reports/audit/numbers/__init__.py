"""What numbers of a report have to do with each other: sums, shares, means, balances, slips of the pen."""
