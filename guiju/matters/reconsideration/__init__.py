"""行政复议: a person asks a government to review an act of one of its bodies (行政复议法 2023, 实施条例 2026)."""
