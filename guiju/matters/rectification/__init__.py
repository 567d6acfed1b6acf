"""问题整改: whatever was found, by whomever, until it is struck off and stays so."""
