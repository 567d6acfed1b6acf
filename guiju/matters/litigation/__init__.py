"""行政应诉: a body answers before the court for what it did (行政诉讼法, 行诉解释, 负责人出庭应诉规定)."""
