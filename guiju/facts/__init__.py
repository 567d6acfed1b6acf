"""Facts: figures compiled from a snapshot, each with its base, its versions and its way back to the rows."""
