"""From text to figures: every quantity of a published report, with its place, its meaning and its indicator.

The definition of a figure is the project's annotation guide: a quantity that a statistician would put in a table.
The reading is a grammar over text, not a model. Each module holds one idea of it.
"""

from guiju.reports.read.figure import Figure
from guiju.reports.read.reader import read_text

__all__ = ["Figure", "read_text"]
