"""Landing: what was received, batch by batch, as Parquet files that are never changed, and the state they add up to."""
